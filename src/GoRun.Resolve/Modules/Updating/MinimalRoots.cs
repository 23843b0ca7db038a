using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Updating;

/// <summary>
/// Finds the shortest list of requirements that gives the same build list (mvs.Req), for modules whose graph is not pruned.
/// </summary>
/// <param name="main">The main module, without version.</param>
/// <param name="wanted">Taken as the main module's requirements.</param>
/// <param name="waits">Where it waits for the network.</param>
internal sealed class MinimalRoots(
    ModuleVersion main, ImmutableArray<ModuleVersion> wanted, Func<ModuleVersion, SummaryResult> summaryOf, NetworkWaits waits)
{
    private readonly Dictionary<ModuleVersion, ImmutableArray<ModuleVersion>> _require = [];
    private readonly List<ModuleVersion> _afterDependencies = [];
    private readonly HashSet<ModuleVersion> _implied = [];

    /// <param name="paths">Modules that are to be in the list in any case.</param>
    /// <returns>By path.</returns>
    /// <exception cref="GoError">A module's requirements cannot be known.</exception>
    public ImmutableArray<ModuleVersion> Find(IEnumerable<string> paths)
    {
        ModuleGraph graph = new ModuleGraphReader(summaryOf, waits).Read([main.Path], wanted, GraphPruning.Unpruned);
        if (graph.Error is { } error) throw new GoError("go: " + error);
        _require.Add(main, []);
        foreach (ModuleVersion module in graph.SelectedVersions) Visit(module);

        var roots = new List<ModuleVersion>();
        foreach (string path in paths.Distinct(StringComparer.Ordinal)) Add(new ModuleVersion(path, graph.Selected(path) ?? "none"));
        for (int i = _afterDependencies.Count - 1; i >= 0; i--)
        {
            ModuleVersion module = _afterDependencies[i];
            if (graph.Selected(module.Path) == module.Version && !_implied.Contains(module)) Add(module);
        }

        roots.Sort(ModuleVersion.Compare);
        return [.. roots];

        void Add(ModuleVersion module)
        {
            roots.Add(module);
            Imply(module);
        }
    }

    private void Visit(ModuleVersion module)
    {
        if (_require.ContainsKey(module)) return;
        ImmutableArray<ModuleVersion> requirements = summaryOf(module).Summary?.Require ?? [];
        _require.Add(module, requirements);
        foreach (ModuleVersion requirement in requirements) Visit(requirement);
        _afterDependencies.Add(module);
    }

    private void Imply(ModuleVersion module)
    {
        if (!_implied.Add(module)) return;
        foreach (ModuleVersion requirement in _require.GetValueOrDefault(module, [])) Imply(requirement);
    }
}
