namespace GoRun.Resolve.Modules.GoMod;

/// <summary>A require line of a go.mod file that is being changed.</summary>
/// <param name="Path">Module path.</param>
internal readonly record struct GoModRequireLine(string Path, GoModLine Line)
{
    private const string Mark = "indirect";

    public static List<GoModRequireLine> All(GoModTree tree)
    {
        var all = new List<GoModRequireLine>();
        foreach (GoModLine line in tree.LinesOf("require"))
        {
            GoModString.Read(line.Arguments[0], out string path);
            all.Add(new GoModRequireLine(path, line));
        }

        return all;
    }

    /// <summary>A new line for a block.</summary>
    public static GoModLine Create(Requirement require)
    {
        var line = new GoModLine([require.Module.Path, require.Module.Version], inBlock: true);
        SetIndirect(line, require.Indirect);
        return line;
    }

    /// <summary>The line is marked <c>// indirect</c>.</summary>
    public static bool IsIndirect(GoModLine line) => line.Suffix.Count > 0 && IsIndirect(TextOf(line.Suffix[0]));

    /// <summary>There are comments besides <c>// indirect</c>.</summary>
    public static bool HasComments(GoModStatement statement) =>
        statement.Before.Count > 0
        || statement.Suffix.Count > 1
        || (statement.Suffix.Count == 1 && !TextOf(statement.Suffix[0]).Trim().SequenceEqual(Mark));

    /// <summary>Sets version and mark.</summary>
    public void Set(Requirement require)
    {
        // A line that changes joins those above it (golang.org/issue/33779).
        if (Line.InBlock && Line.Before is [""]) Line.Before = [];
        Line.Words[Line.FirstArgument + 1] = require.Module.Version;
        SetIndirect(Line, require.Indirect);
    }

    private static void SetIndirect(GoModLine line, bool indirect)
    {
        if (IsIndirect(line) == indirect) return;
        if (indirect)
        {
            string text = line.Suffix.Count == 0 ? "" : TextOf(line.Suffix[0]).Trim().ToString();
            string marked = text.Length == 0 ? "// indirect" : "// indirect; " + text;
            line.Suffix = [marked, .. line.Suffix.Skip(1)];
            return;
        }

        string comment = line.Suffix[0];
        if (TextOf(comment).Trim().SequenceEqual(Mark))
        {
            line.Suffix = [];
            return;
        }

        int mark = comment.IndexOf("indirect;", StringComparison.Ordinal);
        line.Suffix = ["//" + comment[(mark + "indirect;".Length)..], .. line.Suffix.Skip(1)];
    }

    private static bool IsIndirect(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.SequenceEqual(Mark)) return true;
        ReadOnlySpan<char> withMore = "indirect;";
        return text.StartsWith(withMore) && text.Length > withMore.Length && char.IsWhiteSpace(text[withMore.Length]);
    }

    private static ReadOnlySpan<char> TextOf(string comment) =>
        comment.StartsWith("//", StringComparison.Ordinal) ? comment.AsSpan(2) : comment;
}
