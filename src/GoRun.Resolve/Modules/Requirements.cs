using System.Collections.Immutable;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules;

/// <summary>
/// The roots of the module graph: what the main module asks for itself or, in a workspace, the main modules with go.work's go and toolchain
/// lines. Immutable.
/// </summary>
internal sealed class Requirements
{
    private readonly MainModules _main;
    private readonly Dictionary<string, string> _versions;
    private readonly HashSet<string> _direct = new(StringComparer.Ordinal);

    public Requirements(MainModules main)
    {
        _main = main;
        GoModFile lines = main.Work?.Content ?? main.All[0].File.File;
        var roots = new List<ModuleVersion>(lines.Require.Length + main.All.Length + 2);
        if (main.Work is null)
        {
            // Every module uses the language itself. In a workspace go does not say so.
            _direct.Add("go");
            Pruning = ModuleSummary.IsPruned(main.GoVersion) ? GraphPruning.Pruned : GraphPruning.Unpruned;
            foreach (Requirement line in lines.Require) roots.Add(line.Module);
        }
        else
        {
            Pruning = GraphPruning.Workspace;
            foreach (MainModule module in main.All) roots.Add(new ModuleVersion(module.Module.Path, ""));
        }

        foreach (Requirement line in main.All.SelectMany(m => m.File.File.Require))
        {
            if (!line.Indirect) _direct.Add(line.Module.Path);
        }

        roots.Add(new ModuleVersion("go", main.GoVersion));
        if (lines.Toolchain is { } toolchain) roots.Add(new ModuleVersion("toolchain", toolchain));
        roots.Sort(ModuleVersion.Compare);
        Roots = [.. roots];
        _versions = new Dictionary<string, string>(roots.Count, StringComparer.Ordinal);

        // Sorted by version within each path, so that the highest one stays.
        foreach (ModuleVersion root in roots) _versions[root.Path] = root.Version;
    }

    /// <summary>By path and version, with the pseudo-modules for the go and toolchain lines.</summary>
    public ImmutableArray<ModuleVersion> Roots { get; }

    /// <summary>Decides whether the graph must be read before the first package is looked for.</summary>
    public GraphPruning Pruning { get; }

    /// <summary>A module is asked for twice, or the main module for itself.</summary>
    public bool HasRedundantRoots =>
        Pruning != GraphPruning.Workspace && (_versions.Count < Roots.Length || _main.All.Any(m => _versions.ContainsKey(m.Module.Path)));

    /// <summary>The highest required version; empty for a main module; null for a module that is no root.</summary>
    public string? VersionOf(string modulePath) => _main.Find(modulePath) is not null ? "" : _versions.GetValueOrDefault(modulePath);

    /// <summary>Some require line for the module is without <c>// indirect</c>.</summary>
    public bool IsDirect(string modulePath) => _direct.Contains(modulePath);

    /// <summary>Whether each root is the version that is selected in the end. A workspace's go line may be lower.</summary>
    public bool AreSelected(Func<string, string?> selectedVersion)
    {
        if (Pruning == GraphPruning.Workspace) return true;
        foreach (ModuleVersion root in Roots)
        {
            if (_main.Find(root.Path) is null && selectedVersion(root.Path) != root.Version) return false;
        }

        return true;
    }
}
