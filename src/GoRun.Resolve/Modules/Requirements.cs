using System.Collections.Frozen;
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

    public Requirements(MainModules main)
        : this(main, RootsOf(main), PruningOf(main), DirectOf(main))
    {
    }

    private Requirements(MainModules main, ImmutableArray<ModuleVersion> roots, GraphPruning pruning, FrozenSet<string> direct)
    {
        _main = main;
        Roots = roots;
        Pruning = pruning;
        Direct = direct;
        _versions = new Dictionary<string, string>(roots.Length, StringComparer.Ordinal);

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

    /// <summary>Paths of the modules that have a require line without <c>// indirect</c>.</summary>
    public FrozenSet<string> Direct { get; }

    /// <summary>Some require line for the module is without <c>// indirect</c>.</summary>
    public bool IsDirect(string modulePath) => Direct.Contains(modulePath);

    /// <summary>Others, of the same main module.</summary>
    /// <param name="roots">By path and version.</param>
    public Requirements With(ImmutableArray<ModuleVersion> roots, GraphPruning pruning, FrozenSet<string> direct) =>
        new(_main, roots, pruning, direct);

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

    private static ImmutableArray<ModuleVersion> RootsOf(MainModules main)
    {
        GoModFile lines = main.Work?.Content ?? main.All[0].File.File;
        var roots = new List<ModuleVersion>(lines.Require.Length + main.All.Length + 2);
        if (main.Work is null)
        {
            foreach (Requirement line in lines.Require)
            {
                if (!main.IsExcluded(line.Module)) roots.Add(line.Module);
            }
        }
        else
        {
            foreach (MainModule module in main.All) roots.Add(new ModuleVersion(module.Module.Path, ""));
        }

        roots.Add(new ModuleVersion("go", main.GoVersion));
        if (lines.Toolchain is { } toolchain) roots.Add(new ModuleVersion("toolchain", toolchain));
        roots.Sort(ModuleVersion.Compare);
        return [.. roots];
    }

    private static GraphPruning PruningOf(MainModules main)
    {
        if (main.Work is not null) return GraphPruning.Workspace;
        return ModuleSummary.IsPruned(main.GoVersion) ? GraphPruning.Pruned : GraphPruning.Unpruned;
    }

    /// <summary>Every module uses the language itself. In a workspace go does not say so.</summary>
    private static FrozenSet<string> DirectOf(MainModules main) => main.All.SelectMany(m => m.File.File.Require)
        .Where(r => !r.Indirect && (main.Work is not null || !main.IsExcluded(r.Module)))
        .Select(r => r.Module.Path)
        .Concat(main.Work is null ? ["go"] : [])
        .ToFrozenSet(StringComparer.Ordinal);
}
