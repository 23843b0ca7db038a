using System.Collections.Frozen;
using System.Collections.Immutable;

namespace GoRun.Resolve.Modules.Updating;

/// <summary>
/// Brings the main module's requirements in line with what was loaded (modload.updateRoots): each root is the selected version of its
/// module, and what must be a root is one.
/// </summary>
/// <param name="main">The main module, without version.</param>
/// <param name="waits">Where it waits for the network.</param>
internal sealed class RootUpdate(ModuleVersion main, Func<ModuleVersion, SummaryResult> summaryOf, NetworkWaits waits)
{
    /// <param name="direct">The modules that the main module imports from itself.</param>
    /// <param name="used">The modules whose packages the main module needs or the command line names. In a pruned graph they must be roots.</param>
    /// <param name="add">What is to be required from now on, at least at these versions.</param>
    /// <returns>The same state where nothing has changed.</returns>
    /// <exception cref="Platform.GoError">A module's requirements cannot be known.</exception>
    public ModuleState Update(
        ModuleState state, FrozenSet<string> direct, IReadOnlyCollection<ModuleVersion> used, IReadOnlyCollection<ModuleVersion> add)
    {
        ModuleState updated = state.Requirements.Pruning == GraphPruning.Pruned ? Pruned(state, direct, used, add) : Unpruned(state, direct, add);
        Requirements now = updated.Requirements;
        bool same = now.Roots.SequenceEqual(state.Requirements.Roots) && direct.SetEquals(state.Requirements.Direct);
        return same ? state : updated;
    }

    /// <summary>
    /// The requirements for a go line of 1.17 or newer, where those so far were for an older one: they then name the whole build list, because
    /// the graph is not followed to its ends any more.
    /// </summary>
    public static ModuleState Prune(ModuleState state)
    {
        if (state.Requirements.Pruning == GraphPruning.Pruned) return state;
        ModuleGraph graph = state.GraphWithoutErrors();
        return state.With(state.Requirements.With(graph.SelectedVersions, GraphPruning.Pruned, state.Requirements.Direct));
    }

    private ModuleState Pruned(
        ModuleState state, FrozenSet<string> direct, IReadOnlyCollection<ModuleVersion> used, IReadOnlyCollection<ModuleVersion> add)
    {
        Requirements known = state.Requirements;
        List<ModuleVersion> roots = [.. known.Roots];
        var toCheck = new HashSet<ModuleVersion>();
        foreach (ModuleVersion module in used.Distinct())
        {
            if (known.VersionOf(module.Path) is null) roots.Add(module);
            else toCheck.Add(module);
        }

        roots.AddRange(add.Where(m => known.VersionOf(m.Path) is not { } version || ModuleVersion.CompareVersions(m.Path, version, m.Version) < 0));
        bool upgraded = roots.Count > known.Roots.Length;
        while (true)
        {
            ModuleGraph? graph = null;
            if (upgraded)
            {
                roots.Sort(ModuleVersion.Compare);
                state = state.With(known.With([.. roots], GraphPruning.Pruned, direct));
                graph = state.GraphWithoutErrors();
            }
            else if (state.GraphIsRead)
            {
                graph = state.Graph;
            }
            else if (toCheck.Any(m => AsksForMore(state.Requirements, m)))
            {
                graph = state.GraphWithoutErrors();
            }

            roots = Select(state.Requirements, graph, out upgraded);
            if (!upgraded) return state.With(known.With([.. roots], GraphPruning.Pruned, direct));
        }
    }

    /// <summary>Each root once, at its selected version.</summary>
    private List<ModuleVersion> Select(Requirements requirements, ModuleGraph? graph, out bool upgraded)
    {
        upgraded = false;
        var roots = new List<ModuleVersion>(requirements.Roots.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal) { main.Path };
        foreach (ModuleVersion root in requirements.Roots)
        {
            if (!seen.Add(root.Path)) continue;
            string version = (graph is null ? requirements.VersionOf(root.Path) : graph.Selected(root.Path)) ?? "none";
            roots.Add(root with { Version = version });
            upgraded |= version != root.Version;
        }

        return roots;
    }

    /// <summary>Why a module's requirements cannot be known; null where they can.</summary>
    public ModuleError? ProblemOf(ModuleVersion module) => summaryOf(module).Error;

    private bool AsksForMore(Requirements requirements, ModuleVersion module)
    {
        if (summaryOf(module).Summary is not { } summary) return true;
        return summary.Require.Any(r =>
            requirements.VersionOf(r.Path) is { Length: > 0 } version && ModuleVersion.CompareVersions(r.Path, version, r.Version) < 0);
    }

    private ModuleState Unpruned(ModuleState state, FrozenSet<string> direct, IReadOnlyCollection<ModuleVersion> add)
    {
        ModuleGraph graph = state.GraphWithoutErrors();

        // What go.mod says rightly stays there even where something else says the same.
        List<string> paths = [.. state.Requirements.Roots.Where(r => graph.Selected(r.Path) == r.Version).Select(r => r.Path)];
        ImmutableArray<ModuleVersion> wanted = [.. graph.SelectedVersions, .. add];
        paths.AddRange(wanted.Where(m => direct.Contains(m.Path)).Select(m => m.Path));
        ImmutableArray<ModuleVersion> roots = new MinimalRoots(main, wanted, summaryOf, waits).Find(paths);
        return state.With(state.Requirements.With(roots, GraphPruning.Unpruned, direct));
    }
}
