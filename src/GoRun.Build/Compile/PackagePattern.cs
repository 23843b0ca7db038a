namespace GoRun.Build.Compile;

/// <summary>
/// Import path patterns in which <c>...</c> stands for any text, as <c>go help packages</c> says: <c>x/...</c> matches <c>x</c> too, and no
/// <c>...</c> reaches into a vendor directory that the pattern does not name.
/// </summary>
internal static class PackagePattern
{
    private const char Vendor = '\0';
    private const string Wildcard = "...";

    public static bool Matches(string pattern, string importPath)
    {
        if (!pattern.Contains(Wildcard, StringComparison.Ordinal)) return pattern == importPath;
        string name = MarkVendor(importPath);
        string marked = MarkVendor(pattern);
        if (!marked.EndsWith("/" + Wildcard, StringComparison.Ordinal)) return MatchesFrom(marked, name);
        return MatchesFrom(marked.AsSpan(0, marked.Length - Wildcard.Length - 1), name) || MatchesFrom(marked, name);
    }

    private static string MarkVendor(string path)
    {
        if (!path.Contains("vendor", StringComparison.Ordinal)) return path;
        string[] elements = path.Split('/');
        for (int i = 0; i < elements.Length; i++)
        {
            if (elements[i] == "vendor") elements[i] = Vendor.ToString();
        }

        return string.Join('/', elements);
    }

    private static bool MatchesFrom(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int wild = pattern.IndexOf(Wildcard, StringComparison.Ordinal);
        if (wild < 0) return pattern.SequenceEqual(name);
        if (!name.StartsWith(pattern[..wild], StringComparison.Ordinal)) return false;
        ReadOnlySpan<char> rest = pattern[(wild + Wildcard.Length)..];
        for (name = name[wild..]; ; name = name[1..])
        {
            if (MatchesFrom(rest, name)) return true;
            if (name.IsEmpty || name[0] == Vendor) return false;
        }
    }
}
