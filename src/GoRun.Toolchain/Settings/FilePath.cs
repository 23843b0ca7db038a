using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// Go's path/filepath on POSIX, as far as settings need it: they reach action IDs and messages, so the spelling has to be go's to the byte.
/// </summary>
internal static class FilePath
{
    internal static bool IsAbsolute(string path) => path.StartsWith('/');

    /// <summary>Elements joined by slashes and cleaned; empty elements are left out (filepath.Join).</summary>
    internal static string Join(params ReadOnlySpan<string> elements)
    {
        string joined = "";
        foreach (string element in elements)
        {
            if (element.Length > 0) joined = joined.Length == 0 ? element : joined + "/" + element;
        }

        return joined.Length == 0 ? "" : Clean(joined);
    }

    /// <summary>The shortest spelling that means the same without looking at the disk (filepath.Clean).</summary>
    internal static string Clean(string path)
    {
        if (path.Length == 0) return ".";
        bool rooted = path[0] == '/';
        var kept = new List<string>();
        foreach (Range range in path.AsSpan().Split('/'))
        {
            ReadOnlySpan<char> element = path.AsSpan(range);
            if (element.IsEmpty || element is ".") continue;
            if (element is not "..") kept.Add(element.ToString());
            else if (kept.Count > 0 && kept[^1] is not "..") kept.RemoveAt(kept.Count - 1);
            else if (!rooted) kept.Add("..");
        }

        string cleaned = string.Join('/', kept);
        return rooted ? "/" + cleaned : cleaned.Length == 0 ? "." : cleaned;
    }

    /// <summary>The folder above a clean path; the root is its own (filepath.Dir).</summary>
    internal static string Parent(string path)
    {
        int slash = path.LastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path[..slash];
    }

    /// <summary>The path with every symbolic link followed; null where it leads nowhere.</summary>
    internal static string? Resolve(string path) => RealPath.TryGet(path);
}
