namespace GoRun.Platform;

/// <summary>What files and folders of others allow.</summary>
public static class FileModes
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Whether anybody may execute the file.</summary>
    /// <exception cref="IOException">There is no such file (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static bool AllowsExecution(string file) => (File.GetUnixFileMode(file) & Execute) != 0;

    /// <summary>Lets everybody execute the file.</summary>
    /// <exception cref="IOException">It cannot be changed (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static void AllowExecution(string file) => File.SetUnixFileMode(file, File.GetUnixFileMode(file) | Execute);

    /// <summary>Writes a file with the mode of another into a folder that may be read-only, and then is so again.</summary>
    /// <exception cref="IOException">As <see cref="AtomicFile"/> has it (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static void CopyIntoReadOnly(string file, string copy)
    {
        string folder = Path.GetDirectoryName(copy)!;
        UnixFileMode mode = File.GetUnixFileMode(folder);
        File.SetUnixFileMode(folder, mode | UnixFileMode.UserWrite);
        try
        {
            AtomicFile.Write(copy, File.ReadAllBytes(file), File.GetUnixFileMode(file));
        }
        finally
        {
            File.SetUnixFileMode(folder, mode);
        }
    }
}
