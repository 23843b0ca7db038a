namespace GoRun.Build.Commands;

/// <summary>Paths for messages: relative to the current directory where that is shorter (base.ShortPath).</summary>
/// <param name="currentDirectory">The logical current directory. Absolute and clean.</param>
internal sealed class ShortPaths(string currentDirectory)
{
    public string CurrentDirectory => currentDirectory;

    /// <summary>
    /// The relative form, if it is shorter and leads to the same place (a <c>..</c> after a symbolic link may not), else the path itself.
    /// </summary>
    public string Shorten(string path)
    {
        string relative = Path.GetRelativePath(currentDirectory, path);
        return relative.Length < path.Length && SamePlace(relative, path) ? relative : path;
    }

    // Below the current directory no ".." is followed, and above it only where the current directory was reached through a link can they
    // differ.
    private bool SamePlace(string relative, string path)
    {
        if (!relative.StartsWith("..", StringComparison.Ordinal)) return true;
        string? real = RealPath(currentDirectory);
        return real is null || real == currentDirectory || RealPath(path) == RealPath(Path.GetFullPath(relative, real));
    }

    private static string? RealPath(string path)
    {
        string at = "/";
        foreach (string name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = Path.Combine(at, name);
            FileSystemInfo? target = ResolveLink(at);
            if (target is not null) at = target.FullName;
        }

        return at;
    }

    private static FileSystemInfo? ResolveLink(string path)
    {
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
