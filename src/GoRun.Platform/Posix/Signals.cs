namespace GoRun.Platform.Posix;

/// <summary>Signal numbers.</summary>
internal static class Signals
{
    internal const int Hangup = 1;
    internal const int Interrupt = 2;
    internal const int Quit = 3;
    internal const int Kill = 9;
    internal const int Pipe = 13;
    internal const int Terminate = 15;

    internal static int Child => OperatingSystem.IsLinux() ? 17 : 20;
}
