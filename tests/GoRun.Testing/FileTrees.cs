namespace GoRun.Testing;

/// <summary>Whole trees of files.</summary>
public static class FileTrees
{
    private const UnixFileMode OwnerMay = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// Deletes a file, a link, or a folder with all that is in it; nothing is done where nothing is. The module cache is read-only, and
    /// what a folder holds cannot be deleted while the folder is, so folders are made writable.
    /// </summary>
    public static void Delete(string path)
    {
        var info = new FileInfo(path);
        if (info.LinkTarget is not null || !Directory.Exists(path))
        {
            info.Delete();
            return;
        }
        MakeWritable(path);
        Directory.Delete(path, recursive: true);
    }

    private static void MakeWritable(string folder)
    {
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | OwnerMay);
        var links = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (string inner in Directory.EnumerateDirectories(folder, "*", links))
            MakeWritable(inner);
    }
}
