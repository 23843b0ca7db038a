namespace GoRun.Resolve.Modules.GoMod;

/// <summary>
/// Makes a go.mod file require exactly what it is told to, with direct and indirect requirements in blocks of their own
/// (modfile.SetRequireSeparateIndirect). A requirement changes its block only between the last two such blocks that have no comments,
/// or where one block without comments holds all.
/// </summary>
/// <param name="simplify">Puts all requirements into two blocks, whatever comments there are (go lines from 1.27 on,
/// modfile.SetRequireAtMostTwo).</param>
internal sealed class GoModRequireBlocks(GoModTree tree, IEnumerable<Requirement> require, bool simplify)
{
    private readonly Dictionary<string, Requirement> _need = require.ToDictionary(r => r.Module.Path, StringComparer.Ordinal);
    private readonly Dictionary<GoModLine, GoModBlock> _blockOf = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _directComments = [];
    private readonly List<string> _indirectComments = [];
    private int _lastDirect = -1;
    private int _lastIndirect = -1;
    private int _last = -1;
    private int _count;

    public void Set()
    {
        List<GoModRequireLine> lines = GoModRequireLine.All(tree);
        Survey(lines);
        bool oneFlatBlock = _count == 1 && !GoModRequireLine.HasComments(tree.Statements[_last]);
        (GoModBlock direct, GoModBlock indirect) = Blocks();
        direct.Before.AddRange(_directComments);
        indirect.Before.AddRange(_indirectComments);

        foreach (GoModRequireLine line in lines)
        {
            if (!_need.Remove(line.Path, out Requirement wanted))
            {
                line.Line.Remove();
                continue;
            }

            line.Set(wanted);
            GoModBlock target = wanted.Indirect ? indirect : direct;
            GoModBlock other = wanted.Indirect ? direct : indirect;
            if (simplify || oneFlatBlock || _blockOf.GetValueOrDefault(line.Line) == other) Move(line.Line, target);
        }

        foreach (Requirement missing in _need.Values) (missing.Indirect ? indirect : direct).Lines.Add(GoModRequireLine.Create(missing));
        GoModCleanup.Sort(tree);
    }

    private static void Move(GoModLine line, GoModBlock block)
    {
        block.Lines.Add(new GoModLine([.. line.Arguments], inBlock: true) { Before = line.Before, Suffix = line.Suffix });
        line.Remove();
    }

    /// <summary>Finds the blocks and lines that are all direct or all indirect.</summary>
    private void Survey(List<GoModRequireLine> lines)
    {
        HashSet<GoModLine> direct = new(
            lines.Where(l => _need.TryGetValue(l.Path, out Requirement r) && !r.Indirect).Select(l => l.Line),
            ReferenceEqualityComparer.Instance);
        for (int i = 0; i < tree.Statements.Count; i++)
        {
            switch (tree.Statements[i])
            {
                case GoModLine { IsRemoved: false } line when line.Words[0] == "require":
                    Count(i);
                    if (GoModRequireLine.HasComments(line)) break;
                    if (GoModRequireLine.IsIndirect(line)) _lastIndirect = i;
                    else _lastDirect = i;
                    break;
                case GoModBlock block when block.Words[0] == "require":
                    Count(i);
                    SurveyBlock(i, block);
                    if (simplify) TakeComments(block, direct);
                    break;
            }
        }
    }

    private void Count(int index)
    {
        _last = index;
        _count++;
    }

    private void SurveyBlock(int index, GoModBlock block)
    {
        foreach (GoModLine line in block.Lines) _blockOf[line] = block;
        if (block.Lines.Count == 0 || GoModRequireLine.HasComments(block) || block.Lines.Any(GoModRequireLine.HasComments)) return;
        if (!block.Lines.Any(GoModRequireLine.IsIndirect)) _lastDirect = index;
        if (block.Lines.All(GoModRequireLine.IsIndirect)) _lastIndirect = index;
    }

    private void TakeComments(GoModBlock block, HashSet<GoModLine> direct)
    {
        List<string> target = block.Lines.Count > 0 && !block.Lines.Any(direct.Contains) ? _indirectComments : _directComments;
        if (target.Count > 0 && block.Before.Count > 0) target.Add("//");
        target.AddRange(block.Before);
        block.Before = [];
    }

    /// <summary>The two blocks that take what is new or moved, made where they are missing; <see cref="GoModCleanup"/> takes empty ones away.</summary>
    private (GoModBlock Direct, GoModBlock Indirect) Blocks()
    {
        GoModBlock direct;
        if (_lastDirect >= 0)
        {
            direct = GoModEditor.EnsureBlock(tree, _lastDirect);
        }
        else
        {
            if (_lastIndirect >= 0) _lastDirect = _lastIndirect++;
            else _lastDirect = _last >= 0 ? _last + 1 : tree.Statements.Count;
            direct = Insert(_lastDirect);
        }

        return (direct, _lastIndirect >= 0 ? GoModEditor.EnsureBlock(tree, _lastIndirect) : Insert(_lastDirect + 1));
    }

    private GoModBlock Insert(int index)
    {
        var block = new GoModBlock(["require"]);
        tree.Statements.Insert(index, block);
        return block;
    }
}
