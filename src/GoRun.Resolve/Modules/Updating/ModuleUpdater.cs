using System.Collections.Concurrent;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Queries;

namespace GoRun.Resolve.Modules.Updating;

/// <summary>
/// What <c>-mod=mod</c> does while packages are loaded (modload.loadFromRoots): missing imports are looked for, and the requirements are
/// brought in line with what is imported. Whenever they change, everything is loaded anew, until nothing changes any more.
/// </summary>
/// <param name="main">The main module.</param>
/// <param name="saveSums">Writes go.sum.</param>
internal sealed class ModuleUpdater(
    ModuleContext context, MainModules main, RootUpdate roots, MissingImports missing, Action<IReadOnlySet<ModuleVersion>> saveSums)
{
    private readonly MainModuleFile _file = main.All[0].File;
    private readonly ConcurrentDictionary<string, bool> _unprovided = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _failures = new(StringComparer.Ordinal);

    /// <param name="modules">Finds the files of modules.</param>
    /// <param name="fetcher">Has the word on which versions there are.</param>
    /// <param name="saveSums">Writes go.sum.</param>
    public static ModuleUpdater Create(
        ModuleContext context,
        MainModules main,
        ModuleRoots modules,
        ModuleSummaries summaries,
        IModuleFetcher fetcher,
        ModuleQueries queries,
        Action<IReadOnlySet<ModuleVersion>> saveSums)
    {
        var packages = new PackageQueries(fetcher, queries.Versions, modules.Of, context.Sources);
        var missing = new MissingImports(context, new ReplacedModules(main, modules), packages, queries.IsAllowed);
        var roots = new RootUpdate(new ModuleVersion(main.All[0].Module.Path, ""), summaries.Of, context.Waits);
        return new ModuleUpdater(context, main, roots, missing, saveSums);
    }

    /// <summary>Notes that no required module has the package.</summary>
    public void AddUnprovided(string importPath) => _unprovided.TryAdd(importPath, true);

    /// <summary>Why no module could be found for the package; null where that was not tried.</summary>
    public string? FailureOf(string importPath) => _failures.GetValueOrDefault(importPath);

    /// <summary>The requirements where the graph asks for more than they say: each root at its selected version.</summary>
    /// <exception cref="Platform.GoError">A module's requirements cannot be known.</exception>
    public ModuleState Raise(ModuleState state) => Update(state, [], []);

    /// <summary>The requirements to begin with, each module once.</summary>
    /// <param name="whole">Each at its selected version.</param>
    public ModuleState Begin(ModuleState state, bool whole)
    {
        if (whole) state.GraphWithoutErrors();
        if (whole || state.Requirements.HasRedundantRoots) state = Update(state, [], []);
        if (_file.File.GoVersion is null) state = RootUpdate.Prune(WithLocalGo(state));
        return ForGoVersion(state);
    }

    /// <summary>Makes the modules of the packages that the command line names roots, so that these packages get all that they ask for.</summary>
    /// <param name="importPaths">The packages.</param>
    /// <param name="locate">Finds them among the modules required so far.</param>
    public ModuleState Prepare(ModuleState state, IEnumerable<string> importPaths, Func<string, PackageLocation> locate)
    {
        if (state.Requirements.Pruning != GraphPruning.Pruned) return state;
        _unprovided.Clear();
        var add = new HashSet<ModuleVersion>();
        var unprovided = new List<string>();
        foreach (string path in importPaths)
        {
            if (locate(path) is PackageLocation.Found { Module: { IsMain: false } module }) Need(LoadedGraph.VersionOf(module));
            else if (_unprovided.ContainsKey(path)) unprovided.Add(path);
        }

        foreach (MissingImport found in missing.Find(unprovided, state))
        {
            if (found.Module is { } module) Need(module);
        }

        return add.Count == 0 ? state : ForGoVersion(Update(state, [], add));

        void Need(ModuleVersion module)
        {
            if (state.Requirements.VersionOf(module.Path) != module.Version) add.Add(module);
        }
    }

    /// <summary>Some package could not be found anywhere.</summary>
    public bool HasFailures => _failures.Count > 0;

    /// <summary>What the requirements must be after all imports were loaded; the same object where they need not change.</summary>
    /// <param name="isProvided">Whether a required module has the package.</param>
    /// <param name="settled">False where packages may come from other modules now, so that all is to be loaded again.</param>
    public ModuleState Next(ModuleState state, LoadedGraph loaded, Func<ModuleState, string, bool> isProvided, out bool settled)
    {
        _failures.Clear();
        string[] unprovided =
            [.. loaded.Packages.Where(p => p.IsMissing && _unprovided.ContainsKey(p.ImportPath)).Select(p => p.ImportPath)];
        ModuleState updated = roots.Update(state, loaded.Direct(state.Requirements.Direct), loaded.Used(_file.File.Tools), []);
        settled = updated.Requirements.Roots.SequenceEqual(state.Requirements.Roots) || IsSame(state, updated, loaded, isProvided);
        if (!settled) return ForGoVersion(updated);
        ModuleState added = unprovided.Length == 0 ? updated : Resolve(updated, unprovided, loaded);
        settled = added == updated;
        return settled ? updated : ForGoVersion(added);
    }

    /// <summary>Whether all packages come from where they came from before.</summary>
    private static bool IsSame(ModuleState before, ModuleState now, LoadedGraph loaded, Func<ModuleState, string, bool> isProvided)
    {
        if (before.Requirements.VersionOf("go") != now.Requirements.VersionOf("go")) return false;
        ModuleGraph graph = now.GraphWithoutErrors();
        return loaded.Packages.All(p => p.Module is { IsMain: false } module
            ? graph.Selected(module.Path) == module.Version
            : !p.IsMissing || !isProvided(now, p.ImportPath));
    }

    /// <summary>Writes go.mod and go.sum where they do not say this already. A made-up main module has neither.</summary>
    public void Write(ModuleState state, LoadedGraph loaded)
    {
        if (_file.IsMadeUp) return;
        new GoModWriter(context, _file).Write(state.Requirements);
        saveSums(new NeededSums(main, state).Of(loaded));
    }

    /// <exception cref="Platform.GoError">A module that was found cannot be used: with the imports that lead to it.</exception>
    private ModuleState Resolve(ModuleState state, string[] unprovided, LoadedGraph loaded)
    {
        MissingImport[] answers = missing.Find(unprovided, state);
        var add = new Dictionary<ModuleVersion, string>();
        for (int i = 0; i < answers.Length; i++)
        {
            if (answers[i].Failure is { } failure) _failures[unprovided[i]] = failure;
            if (answers[i].Module is not { } module) continue;
            context.Host.Error.Write($"go: found {unprovided[i]} in {module.Path} {module.Version}\n");
            add[module] = unprovided[i];
        }

        foreach (ModuleVersion module in add.Keys.Order(Comparer<ModuleVersion>.Create(ModuleVersion.Compare)))
        {
            if (roots.ProblemOf(module) is { } problem) throw new Platform.GoError($"go: {loaded.WayTo(add[module])}: {problem}");
        }

        return add.Count == 0 ? state : Update(state, [], add.Keys);
    }

    private ModuleState Update(ModuleState state, IReadOnlyCollection<ModuleVersion> used, IReadOnlyCollection<ModuleVersion> add) =>
        roots.Update(state, state.Requirements.Direct, used, add);

    /// <summary>A go.mod without a go line gets that of the toolchain.</summary>
    private ModuleState WithLocalGo(ModuleState state)
    {
        Requirements now = state.Requirements;
        ModuleVersion[] changed =
            [.. now.Roots.Where(r => r.Path != "go"), new ModuleVersion("go", context.LocalGoVersion)];
        Array.Sort(changed, ModuleVersion.Compare);
        return state.With(now.With([.. changed], now.Pruning, now.Direct));
    }

    /// <summary>A dependency may ask for a newer Go, and so for a pruned graph.</summary>
    private static ModuleState ForGoVersion(ModuleState state) =>
        ModuleSummary.IsPruned(state.Requirements.VersionOf("go")!) ? RootUpdate.Prune(state) : state;
}
