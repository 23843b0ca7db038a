using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>Why the disk refused something, in the words of the C library that go uses too.</summary>
public static class DiskProblem
{
    /// <summary>Like <c>no such file or directory</c> or <c>no space left on device</c>, without operation and path.</summary>
    /// <param name="problem">An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>, of .NET or of this room.</param>
    public static string Reason(Exception problem) => Errno.Of(problem) is { } error ? Errno.Describe(error) : problem.Message;

    /// <summary>
    /// What helps against a disk that is full, or a quota or limit that is reached, ready to follow the reason; empty for any other problem.
    /// </summary>
    /// <param name="whereElse">The way to another disk: <c>set GOTMPDIR to a folder on another file system</c>.</param>
    public static string WayOut(Exception problem, string whereElse) => Errno.Of(problem) is { } error ? WayOut(error, whereElse) : "";

    /// <summary>As above, for what a tool has printed: the reason may stand anywhere in it.</summary>
    public static string WayOut(string printed, string whereElse)
    {
        foreach (int error in new[] { Errno.NoSpace, Errno.QuotaExceeded, Errno.FileTooLarge })
        {
            if (printed.Contains(Errno.Describe(error), StringComparison.OrdinalIgnoreCase)) return WayOut(error, whereElse);
        }

        return "";
    }

    private static string WayOut(int error, string whereElse)
    {
        if (error == Errno.FileTooLarge) return " (raise the limit on the size of files: ulimit -f)";
        bool isFull = error == Errno.NoSpace || error == Errno.QuotaExceeded;
        return isFull ? $" (make room there, or {whereElse})" : "";
    }
}
