using GoRun.Resolve.Packages.Embedding;

namespace GoRun.Resolve.Modules.Fetching;

/// <summary>Lists of glob patterns for beginnings of module paths: GOPRIVATE and its kin (module.MatchPrefixPatterns).</summary>
internal static class PrefixPatterns
{
    /// <summary>Whether as many first elements of the path as a pattern has match it.</summary>
    /// <param name="patterns">Separated by commas.</param>
    public static bool Match(string patterns, string modulePath)
    {
        foreach (string entry in patterns.Split(','))
        {
            string pattern = entry.EndsWith('/') ? entry[..^1] : entry;
            if (pattern.Length > 0 && Prefix(modulePath, pattern.Count(c => c == '/')) is { } prefix && PathMatch.Matches(pattern, prefix)) return true;
        }

        return false;
    }

    /// <summary>The path down to the given number of slashes; null where it has fewer.</summary>
    private static string? Prefix(string path, int slashes)
    {
        for (int i = 0; i < path.Length; i++)
        {
            if (path[i] == '/' && slashes-- == 0) return path[..i];
        }

        return slashes > 0 ? null : path;
    }
}
