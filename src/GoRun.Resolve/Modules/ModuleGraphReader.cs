using System.Collections.Immutable;

namespace GoRun.Resolve.Modules;

/// <summary>
/// Reads the module graph (modload.readModGraph): level by level, the go.mod files of a level in parallel, as far as graph pruning says
/// that they count.
/// </summary>
/// <param name="summaryOf">Called from several threads, once for each module version; in a workspace for the main modules too.</param>
/// <param name="waits">Told when that waits for the network.</param>
internal sealed class ModuleGraphReader(Func<ModuleVersion, SummaryResult> summaryOf, NetworkWaits waits)
{
    private readonly Dictionary<string, string> _selected = new(StringComparer.Ordinal);
    private readonly Dictionary<ModuleVersion, ImmutableArray<ModuleVersion>> _require = [];
    private readonly Dictionary<ModuleVersion, ModuleError> _errors = [];
    private readonly HashSet<(ModuleVersion Module, GraphPruning Pruning)> _seen = [];
    private readonly List<(ModuleVersion Module, GraphPruning Pruning)> _level = [];

    /// <param name="main">The paths of the main modules.</param>
    /// <param name="roots">The main module's requirements; or, in a workspace, the main modules themselves with the go line's.</param>
    public ModuleGraph Read(ImmutableArray<string> main, ImmutableArray<ModuleVersion> roots, GraphPruning pruning)
    {
        foreach (string path in main) _selected.Add(path, "");
        ImmutableArray<ModuleVersion> starts = roots;
        if (pruning == GraphPruning.Workspace)
        {
            Select(roots);
        }
        else
        {
            starts = [new ModuleVersion(main[0], "")];
            Require(starts[0], roots);
        }

        foreach (ModuleVersion root in roots) Enqueue(root, pruning);
        ReadLevels();
        if (pruning == GraphPruning.Workspace) ReadUpgraded(roots);
        return new ModuleGraph(starts, _require, _selected, _errors);
    }

    private void Enqueue(ModuleVersion module, GraphPruning pruning)
    {
        if (_seen.Add((module, pruning))) _level.Add((module, pruning));
    }

    private void ReadLevels()
    {
        while (_level.Count > 0)
        {
            (ModuleVersion Module, GraphPruning Pruning)[] current = [.. _level];
            _level.Clear();
            var results = new SummaryResult[current.Length];
            var queue = new ParallelQueue<int>(i => results[i] = summaryOf(current[i].Module), Environment.ProcessorCount, waits);
            for (int i = 0; i < current.Length; i++) queue.Add(i);
            queue.Run();
            for (int i = 0; i < current.Length; i++) Visit(current[i].Module, current[i].Pruning, results[i]);
        }
    }

    private void Visit(ModuleVersion module, GraphPruning pruning, SummaryResult result)
    {
        if (result.Summary is not { } summary)
        {
            _errors[module] = result.Error!;
            return;
        }

        Require(module, summary.Require);
        if (pruning == GraphPruning.Pruned && summary.Pruned) return;
        GraphPruning next = pruning != GraphPruning.Unpruned && summary.Pruned ? GraphPruning.Pruned : GraphPruning.Unpruned;
        foreach (ModuleVersion requirement in summary.Require) Enqueue(requirement, next);
    }

    /// <summary>
    /// What a workspace's module says of its dependencies holds for the versions that it asks for. Where another module raises one of them, the
    /// raised version's own requirements count as if a main module had asked for them.
    /// </summary>
    private void ReadUpgraded(ImmutableArray<ModuleVersion> roots)
    {
        HashSet<string> watched = roots.Select(r => r.Path).ToHashSet(StringComparer.Ordinal);
        var done = new HashSet<ModuleVersion>();
        while (true)
        {
            var wanted = new HashSet<ModuleVersion>();
            foreach (string path in watched)
            {
                var module = new ModuleVersion(path, _selected[path]);
                if (!done.Contains(module))
                {
                    wanted.Add(module);
                    continue;
                }

                foreach (ModuleVersion requirement in _require.GetValueOrDefault(module, []))
                {
                    ModuleVersion raised = requirement with { Version = _selected[requirement.Path] };
                    if (raised.Version.Length > 0 && raised != requirement && !done.Contains(raised)) wanted.Add(raised);
                }
            }

            if (wanted.Count == 0) return;
            foreach (ModuleVersion module in wanted)
            {
                Enqueue(module, GraphPruning.Workspace);
                done.Add(module);
                watched.Add(module.Path);
            }

            ReadLevels();
        }
    }

    private void Require(ModuleVersion module, ImmutableArray<ModuleVersion> requirements)
    {
        _require[module] = requirements;
        Select(requirements);
    }

    private void Select(ImmutableArray<ModuleVersion> requirements)
    {
        foreach (ModuleVersion requirement in requirements)
        {
            if (!_selected.TryGetValue(requirement.Path, out string? version))
                _selected.Add(requirement.Path, requirement.Version);
            else if (version.Length > 0 && ModuleVersion.CompareVersions(requirement.Path, version, requirement.Version) < 0)
                _selected[requirement.Path] = requirement.Version;
        }
    }
}
