namespace GoRun.Resolve.Modules.GoMod;

/// <summary>Changes a go.mod file's go, toolchain and require lines, each with its comments.</summary>
internal static class GoModEditor
{
    /// <summary>Sets the go line; a new one comes after the module line.</summary>
    public static void SetGo(GoModTree tree, string version) => Set(tree, "go", version, after: ["module"]);

    /// <summary>Sets the toolchain line; a new one comes after the go line.</summary>
    public static void SetToolchain(GoModTree tree, string name) => Set(tree, "toolchain", name, after: ["go", "module"]);

    public static void DropToolchain(GoModTree tree) => tree.LinesOf("toolchain").FirstOrDefault()?.Remove();

    /// <summary>
    /// Makes the file require exactly these modules, where direct and indirect requirements stand together (go lines before 1.17). New
    /// lines go to the last statement that requires something.
    /// </summary>
    /// <param name="require">One line for a path.</param>
    public static void SetRequire(GoModTree tree, IEnumerable<Requirement> require)
    {
        var need = require.ToDictionary(r => r.Module.Path, StringComparer.Ordinal);
        foreach (GoModRequireLine line in GoModRequireLine.All(tree))
        {
            if (need.Remove(line.Path, out Requirement wanted)) line.Set(wanted);
            else line.Line.Remove();
        }

        foreach (Requirement missing in need.Values) AddRequire(tree, missing);
        GoModCleanup.Sort(tree);
    }

    private static void Set(GoModTree tree, string verb, string value, ReadOnlySpan<string> after)
    {
        if (tree.LinesOf(verb).FirstOrDefault() is { } present)
        {
            present.SetArguments(value);
            return;
        }

        var added = new GoModLine([verb, value], inBlock: false);
        foreach (string neighbour in after)
        {
            int index = tree.Statements.FindIndex(s => FirstWord(s) == neighbour);
            if (index < 0) continue;
            tree.Statements.Insert(index + 1, added);
            return;
        }

        tree.Statements.Add(added);
    }

    private static void AddRequire(GoModTree tree, Requirement require)
    {
        GoModLine added = GoModRequireLine.Create(require);
        int last = tree.Statements.FindLastIndex(s => FirstWord(s) == "require");
        if (last < 0)
        {
            added.Words.Insert(0, "require");
            added.InBlock = false;
            tree.Statements.Add(added);
            return;
        }

        EnsureBlock(tree, last).Lines.Add(added);
    }

    /// <summary>The block at this place; a single line becomes one.</summary>
    public static GoModBlock EnsureBlock(GoModTree tree, int index)
    {
        if (tree.Statements[index] is GoModBlock present) return present;
        var line = (GoModLine)tree.Statements[index];
        var block = new GoModBlock([line.Words[0]]);
        line.Words.RemoveAt(0);
        line.InBlock = true;
        block.Lines.Add(line);
        tree.Statements[index] = block;
        return block;
    }

    private static string? FirstWord(GoModStatement statement) => statement switch
    {
        GoModLine { IsRemoved: false } line => line.Words[0],
        GoModBlock block => block.Words[0],
        _ => null,
    };
}
