using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>The error numbers that gorun tells apart; those whose number differs between Linux and macOS are properties.</summary>
internal static class Errno
{
    internal const int NoSuchFile = 2;
    internal const int Interrupted = 4;
    internal const int InputOutput = 5;
    internal const int BadExecutableFormat = 8;
    internal const int LinuxTryAgain = 11;
    internal const int PermissionDenied = 13;
    internal const int FileExists = 17;
    internal const int NotADirectory = 20;
    internal const int IsADirectory = 21;
    internal const int TextFileBusy = 26;
    internal const int FileTooLarge = 27;
    internal const int NoSpace = 28;
    internal const int BrokenPipe = 32;

    internal static int TryAgain => OperatingSystem.IsLinux() ? LinuxTryAgain : 35;

    internal static int NameTooLong => OperatingSystem.IsLinux() ? 36 : 63;

    internal static int QuotaExceeded => OperatingSystem.IsLinux() ? 122 : 69;

    /// <summary>The number behind what a file call threw, of .NET or of this room; null for another exception.</summary>
    internal static int? Of(Exception problem) => problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => NoSuchFile,
        UnauthorizedAccessException => PermissionDenied,
        PathTooLongException => NameTooLong,

        // On POSIX systems the result code of any other IOException is the error number itself.
        IOException { HResult: > 0 and < 1000 } => problem.HResult,
        _ => null,
    };

    /// <summary>As go words it: the C library's text beginning in lower case.</summary>
    internal static string Describe(int error)
    {
        string text = Marshal.GetPInvokeErrorMessage(error);
        return text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
