namespace GoRun.Testing;

/// <summary>
/// Folders that are costly to make and stay for later runs of the tests, below the user's cache folder. Deleting them is always
/// safe.
/// </summary>
public static class KeptFiles
{
    public static string Folder(string name) => Path.Combine(Root, name);

    /// <summary>
    /// Makes the folder unless it is there, and gives its path. Works in a folder beside it, so that what was begun and not ended is
    /// never taken for the whole; a lock keeps two test processes from doing the same work.
    /// </summary>
    public static string Make(string folder, Action<string> fill)
    {
        if (Directory.Exists(folder))
            return folder;
        Directory.CreateDirectory(Root);
        using FileStream door = Lock(folder + ".lock");
        if (Directory.Exists(folder))
            return folder;
        string part = folder + ".part";
        if (Directory.Exists(part))
            Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(part);
        fill(part);
        Directory.Move(part, folder);
        return folder;
    }

    private static string Root => Path.Combine(UserCache, "gorun-tests");

    private static string UserCache =>
        Variable("XDG_CACHE_HOME") ?? (Variable("HOME") is { } home ? Path.Combine(home, ".cache") : Path.GetTempPath());

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    // FileShare.None is flock(2) here, which .NET only tries: waiting is for the caller to do.
    private static FileStream Lock(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
