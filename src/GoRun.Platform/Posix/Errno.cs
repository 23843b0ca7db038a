using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>The error numbers that gorun tells apart; those whose number differs between Linux and macOS are properties.</summary>
internal static class Errno
{
    internal const int NoSuchFile = 2;
    internal const int Interrupted = 4;
    internal const int InputOutput = 5;
    internal const int BadExecutableFormat = 8;
    internal const int PermissionDenied = 13;
    internal const int FileExists = 17;
    internal const int NotADirectory = 20;
    internal const int IsADirectory = 21;
    internal const int TextFileBusy = 26;
    internal const int BrokenPipe = 32;

    internal static int TryAgain => OperatingSystem.IsLinux() ? 11 : 35;

    /// <summary>As go words it: the C library's text beginning in lower case.</summary>
    internal static string Describe(int error)
    {
        string text = Marshal.GetPInvokeErrorMessage(error);
        return text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
