namespace GoRun.Resolve.Packages;

/// <summary>Slash-separated paths, lexically: neither the disk nor the process's own current directory is asked.</summary>
internal static class Paths
{
    /// <summary>Shortest equal path (Go's path.Clean): no <c>.</c>, no <c>x/..</c>, no double slash; <c>.</c> for the empty path.</summary>
    public static string Clean(string path)
    {
        if (IsClean(path)) return path;
        bool rooted = path.StartsWith('/');
        var elements = new List<string>();
        foreach (string element in path.Split('/'))
        {
            if (element.Length == 0 || element == ".") continue;
            if (element == ".." && elements.Count > 0 && elements[^1] != "..") elements.RemoveAt(elements.Count - 1);
            else if (element != ".." || !rooted) elements.Add(element);
        }

        string joined = string.Join('/', elements);
        if (rooted) return "/" + joined;
        return joined.Length == 0 ? "." : joined;
    }

    /// <summary>The two joined and cleaned.</summary>
    public static string Join(string directory, string name) => Clean(directory.Length == 0 ? name : directory + "/" + name);

    /// <summary>The path of an entry of a clean directory.</summary>
    public static string Child(string directory, string name) => directory.EndsWith('/') ? directory + name : $"{directory}/{name}";

    /// <summary>All before the last slash, cleaned; <c>.</c> without a slash.</summary>
    public static string DirectoryOf(string path)
    {
        int slash = path.LastIndexOf('/');
        return slash < 0 ? "." : Clean(path[..(slash + 1)]);
    }

    /// <summary>The last element.</summary>
    public static string BaseOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Whether the path is the prefix or lies below it, by whole elements.</summary>
    public static bool HasPrefix(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal)
        && (path.Length == prefix.Length || prefix.Length == 0 || prefix[^1] == '/' || path[prefix.Length] == '/');

    /// <summary>The path relative to the directory where that is shorter, else as it is: how go shows files.</summary>
    public static string Short(string path, string workingDirectory)
    {
        if (!path.StartsWith('/')) return path;
        string relative = Path.GetRelativePath(workingDirectory, path);
        return relative.Length < path.Length ? relative : path;
    }

    private static bool IsClean(string path) =>
        path.Length > 0
        && path[0] != '.'
        && (path.Length == 1 || path[^1] != '/')
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("/.", StringComparison.Ordinal);
}
