namespace GoRun.Platform.Posix;

/// <summary>Signal numbers; those whose number differs between Linux and macOS are properties.</summary>
internal static class Signals
{
    internal const int Hangup = 1;
    internal const int Interrupt = 2;
    internal const int Quit = 3;
    internal const int Abort = 6;
    internal const int Kill = 9;
    internal const int Pipe = 13;
    internal const int Alarm = 14;
    internal const int Terminate = 15;
    internal const int TerminalInput = 21;
    internal const int TerminalOutput = 22;
    internal const int FileSizeExceeded = 25;
    internal const int VirtualAlarm = 26;
    internal const int Profile = 27;
    internal const int WindowSize = 28;

    internal static int User1 => OperatingSystem.IsLinux() ? 10 : 30;

    internal static int User2 => OperatingSystem.IsLinux() ? 12 : 31;

    internal static int Child => OperatingSystem.IsLinux() ? 17 : 20;

    internal static int Continue => OperatingSystem.IsLinux() ? 18 : 19;

    internal static int TerminalStop => OperatingSystem.IsLinux() ? 20 : 18;

    internal static int Urgent => OperatingSystem.IsLinux() ? 23 : 16;

    internal static int InputOutput => OperatingSystem.IsLinux() ? 29 : 23;

    /// <summary>SIGPWR on Linux, SIGINFO on macOS.</summary>
    internal static int PowerOrInformation => OperatingSystem.IsLinux() ? 30 : 29;
}
