using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>Why the disk refused something, in the words of the C library that go uses too.</summary>
public static class DiskProblem
{
    /// <summary>Like <c>no such file or directory</c> or <c>no space left on device</c>, without operation and path.</summary>
    /// <param name="problem">An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>, of .NET or of this room.</param>
    public static string Reason(Exception problem) => problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => Errno.Describe(Errno.NoSuchFile),
        UnauthorizedAccessException => Errno.Describe(Errno.PermissionDenied),
        PathTooLongException => "file name too long",

        // On POSIX systems the result code of any other IOException is the error number itself.
        IOException { HResult: > 0 and < 1000 } => Errno.Describe(problem.HResult),
        _ => problem.Message,
    };
}
