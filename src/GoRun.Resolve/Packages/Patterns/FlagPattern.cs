namespace GoRun.Resolve.Packages.Patterns;

/// <summary>The package pattern in front of a per-package flag, like <c>all=-N</c>.</summary>
internal static class FlagPattern
{
    public static bool Matches(string pattern, string importPath, string directory, bool standard, string workingDirectory)
    {
        if (pattern == "all") return true;
        if (pattern == "std") return standard;
        if (pattern == "cmd") return standard && importPath.StartsWith("cmd/", StringComparison.Ordinal);
        if (!pattern.StartsWith('.')) return new PackagePattern(pattern).Matches(importPath);

        int dots = pattern.IndexOf("...", StringComparison.Ordinal);
        if (dots < 0) return directory == Paths.Join(workingDirectory, pattern);
        int slash = pattern.LastIndexOf('/', dots);
        string root = Paths.Join(workingDirectory, pattern[..slash]);
        if (!Paths.HasPrefix(directory, root)) return false;
        string relative = directory.Length == root.Length ? "." : directory[(root.Length + 1)..];
        return new PackagePattern(pattern[(slash + 1)..]).Matches(relative);
    }
}
