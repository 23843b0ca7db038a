namespace GoRun.Platform.Posix;

/// <summary>Error numbers as the exceptions that .NET's own file calls throw, with messages as go words them.</summary>
internal static class FileErrors
{
    /// <param name="operation">Go's name of the call: <c>open</c>, <c>rename</c> ...</param>
    internal static Exception Make(string operation, string path, int error)
    {
        string message = $"{operation} {path}: {Errno.Describe(error)}";
        return error switch
        {
            Errno.NoSuchFile => new FileNotFoundException(message, path),
            Errno.PermissionDenied => new UnauthorizedAccessException(message),
            _ => new IOException(message, error),
        };
    }
}
