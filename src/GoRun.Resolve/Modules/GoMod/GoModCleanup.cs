namespace GoRun.Resolve.Modules.GoMod;

/// <summary>Puts a changed go.mod file in order.</summary>
internal static class GoModCleanup
{
    /// <summary>Takes away what is said twice (require and retract lines may be), and sorts the lines of each block.</summary>
    public static void Sort(GoModTree tree)
    {
        DropDuplicates(tree.LinesOf("exclude"), static line => string.Join(' ', line.Arguments!));
        DropDuplicates(tree.LinesOf("replace").Reverse(), static line => string.Join(' ', line.Arguments[..line.Arguments.IndexOf("=>")]!));
        DropDuplicates(tree.LinesOf("tool"), static line => line.Arguments[0]);
        DropDuplicates(tree.LinesOf("ignore"), static line => line.Arguments[0]);
        bool excludesByVersion = tree.LinesOf("go").FirstOrDefault() is { } go && SemanticVersion.Compare("v" + go.Arguments[0], "v1.21") >= 0;
        foreach (GoModBlock block in tree.Statements.OfType<GoModBlock>())
        {
            Comparison<GoModLine> order = block.Words[0] switch
            {
                "exclude" when excludesByVersion => CompareExclusions,
                "retract" => CompareRetractions,
                _ => CompareWords,
            };
            block.Lines = [.. block.Lines.Where(l => !l.IsRemoved).Order(Comparer<GoModLine>.Create(order))];
        }
    }

    /// <summary>Takes away removed lines and empty blocks, and makes a line of a block with only one.</summary>
    public static void Run(GoModTree tree)
    {
        GoModStatement[] clean = [.. tree.Statements.Select(Clean).OfType<GoModStatement>()];
        tree.Statements.Clear();
        tree.Statements.AddRange(clean);
    }

    private static GoModStatement? Clean(GoModStatement statement)
    {
        if (statement is GoModLine { IsRemoved: true }) return null;
        if (statement is not GoModBlock block) return statement;
        block.Lines.RemoveAll(l => l.IsRemoved);
        if (block.Lines.Count == 0) return null;
        if (block.Lines is not [var only] || block.ClosingBefore.Count > 0) return block;
        return new GoModLine([.. block.Words, .. only.Words], inBlock: false)
        {
            Before = [.. block.Before, .. only.Before],
            Suffix = [.. only.Suffix, .. block.Suffix],
        };
    }

    private static void DropDuplicates(IEnumerable<GoModLine> lines, Func<GoModLine, string> key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (GoModLine line in lines.ToArray())
        {
            if (!seen.Add(key(line))) line.Remove();
        }
    }

    private static int CompareWords(GoModLine left, GoModLine right)
    {
        for (int i = 0; i < left.Words.Count && i < right.Words.Count; i++)
        {
            int order = string.CompareOrdinal(left.Words[i], right.Words[i]);
            if (order != 0) return order;
        }

        return left.Words.Count.CompareTo(right.Words.Count);
    }

    private static int CompareExclusions(GoModLine left, GoModLine right)
    {
        int order = string.CompareOrdinal(left.Words[0], right.Words[0]);
        return order != 0 ? order : SemanticVersion.Compare(left.Words[1], right.Words[1]);
    }

    /// <summary>The newest first.</summary>
    private static int CompareRetractions(GoModLine left, GoModLine right)
    {
        int order = SemanticVersion.Compare(Low(right), Low(left));
        return order != 0 ? order : SemanticVersion.Compare(High(right), High(left));
    }

    private static string Low(GoModLine line) => line.Words[0] == "[" ? line.Words[1] : line.Words[0];

    private static string High(GoModLine line) => line.Words[0] == "[" ? line.Words[3] : line.Words[0];
}
