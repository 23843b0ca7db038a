namespace GoRun.Resolve.Selection;

/// <summary>
/// The go and toolchain lines of a go.mod or go.work, read before it is known which Go is to understand the rest of the file: of each the first
/// line that begins so, blocks left aside (gover.GoModLookup).
/// </summary>
/// <param name="Go">Empty where there is none.</param>
/// <param name="Toolchain">Empty where there is none.</param>
internal readonly record struct GoLines(string Go, string Toolchain)
{
    /// <summary>Where there is no file.</summary>
    public static GoLines None { get; } = new("", "");

    public static GoLines Of(string text) => new(First(text, "go"), First(text, "toolchain"));

    private static string First(string text, string keyword)
    {
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            if (!line.StartsWith(keyword, StringComparison.Ordinal)) continue;
            line = line[keyword.Length..];
            if (line.IsEmpty || line[0] is not (' ' or '\t')) continue;
            int comment = line.IndexOf("//", StringComparison.Ordinal);
            return (comment < 0 ? line : line[..comment]).Trim().ToString();
        }

        return "";
    }
}
