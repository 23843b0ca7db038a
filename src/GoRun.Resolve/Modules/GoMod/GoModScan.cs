namespace GoRun.Resolve.Modules.GoMod;

/// <summary>
/// Single lines of a go.mod file that need not be one, or may be newer than this release can read: nothing else of it is looked at
/// (golang.org/x/mod/modfile.ModulePath, cmd/go/internal/gover.GoModLookup).
/// </summary>
internal static class GoModScan
{
    /// <summary>The path of the first module line; empty where there is none that says one.</summary>
    public static string ModulePath(string text)
    {
        string path = ValueOf(text, "module", empty: false);
        if (path.Length == 0 || path[0] is not ('"' or '`')) return path;
        return GoModString.Read(path, out string unquoted) is null ? unquoted : "";
    }

    /// <summary>What the first go line says; empty where there is none.</summary>
    public static string GoVersion(string text) => ValueOf(text, "go", empty: true);

    /// <param name="empty">Whether a line with nothing behind its key counts.</param>
    private static string ValueOf(string text, string key, bool empty)
    {
        foreach (Range range in text.AsSpan().Split('\n'))
        {
            ReadOnlySpan<char> line = text.AsSpan(range);
            int comment = line.IndexOf("//", StringComparison.Ordinal);
            line = (comment < 0 ? line : line[..comment]).TrimStart();
            if (!line.StartsWith(key, StringComparison.Ordinal) || line.Length == key.Length || !char.IsWhiteSpace(line[key.Length])) continue;
            ReadOnlySpan<char> value = line[key.Length..].Trim();
            if (!value.IsEmpty || empty) return value.ToString();
        }

        return "";
    }
}
