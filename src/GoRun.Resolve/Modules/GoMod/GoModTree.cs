namespace GoRun.Resolve.Modules.GoMod;

/// <summary>
/// A go.mod file as it is written: statements in their order, with all comments, to be changed in place and printed again
/// (<see cref="GoModPrinter"/>). Made only where the file is to be changed; what a file means is the affair of <see cref="GoModFile"/>.
/// </summary>
internal sealed class GoModTree
{
    public List<GoModStatement> Statements { get; } = [];

    /// <summary>The lines of one directive, in blocks and outside.</summary>
    public IEnumerable<GoModLine> LinesOf(string verb)
    {
        foreach (GoModStatement statement in Statements)
        {
            if (statement is GoModLine { IsRemoved: false } line && line.Words[0] == verb) yield return line;
            if (statement is not GoModBlock block || block.Words is not [var head] || head != verb) continue;
            foreach (GoModLine inBlock in block.Lines.Where(l => !l.IsRemoved)) yield return inBlock;
        }
    }

    /// <summary>
    /// What the comments before and behind a line say, a line each; of a line in a block that has none, those of the block
    /// (modfile.parseDirectiveComment).
    /// </summary>
    public string CommentOn(GoModLine line)
    {
        GoModStatement commented = line;
        if (line is { InBlock: true, Before: [], Suffix: [] }) commented = Statements.OfType<GoModBlock>().First(b => b.Lines.Contains(line));
        IEnumerable<string> comments = commented.Before.Concat(commented.Suffix).Where(c => c.StartsWith("//", StringComparison.Ordinal));
        return string.Join('\n', comments.Select(c => c[2..].Trim()));
    }
}

/// <summary>Something at the top level of a go.mod file, or a line of a block.</summary>
internal abstract class GoModStatement
{
    /// <summary>The comments on lines of their own before it, slashes included; an empty one is a blank line, which only blocks keep.</summary>
    public List<string> Before { get; set; } = [];

    /// <summary>The comments that end its line. A file has one at most; more come together when statements are joined.</summary>
    public List<string> Suffix { get; set; } = [];
}

/// <summary>Comments with a blank line behind them; they are all in <see cref="GoModStatement.Before"/>.</summary>
internal sealed class GoModCommentBlock : GoModStatement;

/// <summary>One line of words.</summary>
/// <param name="words">With the directive in front outside of blocks.</param>
internal sealed class GoModLine(List<string> words, bool inBlock) : GoModStatement
{
    /// <summary>None once the line is removed.</summary>
    public List<string> Words { get; set; } = words;

    public bool InBlock { get; set; } = inBlock;

    /// <summary>To be left out; <see cref="GoModCleanup"/> takes it away.</summary>
    public bool IsRemoved => Words.Count == 0;

    /// <summary>The words without the directive.</summary>
    public ReadOnlySpan<string> Arguments => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Words)[FirstArgument..];

    /// <summary>Index of the first word that is not the directive.</summary>
    public int FirstArgument => InBlock ? 0 : 1;

    public void SetArguments(params ReadOnlySpan<string> arguments)
    {
        Words.RemoveRange(FirstArgument, Words.Count - FirstArgument);
        Words.AddRange(arguments);
    }

    public void Remove()
    {
        Words = [];
        Suffix = [];
    }
}

/// <summary>A directive with a block of lines.</summary>
/// <param name="words">What stands before the opening parenthesis.</param>
internal sealed class GoModBlock(List<string> words) : GoModStatement
{
    public List<string> Words { get; } = words;

    public List<GoModLine> Lines { get; set; } = [];

    /// <summary>The comment behind the opening parenthesis.</summary>
    public List<string> OpeningSuffix { get; } = [];

    /// <summary>The comments before the closing parenthesis.</summary>
    public List<string> ClosingBefore { get; set; } = [];

    /// <summary>The comment behind the closing parenthesis, where that is on another line than the opening one.</summary>
    public List<string> ClosingSuffix { get; } = [];
}
