using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Cache;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Listing;
using GoRun.Resolve.Modules.Queries;
using GoRun.Resolve.Modules.Sums;
using GoRun.Resolve.Modules.Updating;

namespace GoRun.Resolve.Modules;

/// <summary>
/// Finds packages in the main modules and in the modules of their build list, in the module cache or in replacement folders. The module
/// graph is read only when its roots alone do not give the package (lazy loading), or at once where they promise too little (before go 1.17).
/// </summary>
internal sealed class ModuleLocator : IPackageLocator
{
    private readonly ModuleAccess _access;
    private readonly MainModules _main;
    private readonly MainModuleDirectories _directories;
    private readonly ModuleState _state;
    private readonly ModuleRecords _records;
    private readonly PackageSearch _search;
    private readonly ModuleChecks _checks;

    // Nothing is to change any more.
    private bool _settled;

    /// <param name="verifier">Null for the main modules' go.sum files.</param>
    public ModuleLocator(ModuleContext context, MainModules main, ModuleMode mode, SumVerifier? verifier = null)
        : this(ModuleAccess.Create(context, main, mode, verifier), main)
    {
    }

    private ModuleLocator(ModuleAccess access, MainModules main)
        : this(access, main, new ModuleState(new Requirements(main), requirements =>
            new ModuleGraphReader(access.Summaries.Of, access.Context.Waits).Read(
                [.. main.All.Select(m => m.Module.Path)], requirements.Roots, requirements.Pruning)))
    {
    }

    private ModuleLocator(ModuleAccess access, MainModules main, ModuleState state)
    {
        _access = access;
        _main = main;
        _state = state;
        _directories = new MainModuleDirectories(access.Context, main);
        _records = new ModuleRecords(access, main, state);
        _search = new PackageSearch(access, main, _records);
        _checks = new ModuleChecks(access, main, state);
        MainModules = [.. main.All.Select(m => m.Module)];
    }

    public ImmutableArray<Module> MainModules { get; }

    public string GoVersion => _main.GoVersion;

    public ImmutableArray<Module> BuildList => _records.BuildList;

    public ImmutableArray<KeyValuePair<string, string>> Godebugs => _main.Godebugs;

    /// <summary>Read on first use.</summary>
    public ModuleGraph Graph => _state.Graph;

    /// <summary>What the main module asks for by now, with the pseudo-modules for the go and toolchain lines.</summary>
    public ImmutableArray<ModuleVersion> RequiredModules => _state.Requirements.Roots;

    public ImmutableArray<string> Tools => _main.Tools;

    private bool Unpruned => _state.Requirements.Pruning == GraphPruning.Unpruned;

    public ImmutableArray<string> IgnoredFolders(Module module) => module.IsMain
        ? _main.Find(module.Path)!.File.File.Ignore
        : _access.Summaries.Of(new ModuleVersion(module.Path, module.Version)).Summary?.Ignore ?? [];

    /// <summary>Checks what go checks at the beginning, or puts it right where it may.</summary>
    /// <param name="forPackages">
    /// Packages are to be loaded. Before go 1.17 these need the whole graph, while for a module it is read only where it is not required by name.
    /// </param>
    /// <returns>The locator to begin with.</returns>
    /// <exception cref="GoError">The requirements contradict each other, or a go.mod file that is needed cannot be read.</exception>
    public ModuleLocator Begin(bool forPackages)
    {
        bool whole = Unpruned && forPackages;
        if (_access.Updater is not null) return With(_access.Updater.Begin(_state, whole));
        if (whole || _state.Requirements.HasRedundantRoots) _checks.Roots(Unpruned ? _state.Graph : null);
        return this;
    }

    public IPackageLocator Prepare(Func<IReadOnlyList<string>> importPaths) =>
        _access.Updater is null || _settled ? this : With(_access.Updater.Prepare(_state, importPaths(), Locate));

    public IPackageLocator Update(Func<IReadOnlyList<LoadedPackage>> roots)
    {
        if (_access.Updater is not null && !_settled) return Update(_access.Updater, new LoadedGraph(roots()));
        if (_access.Updater is null) _checks.Replacements();
        if (_main.Work is not null && _access.Sums.HasNew) _access.Sums.Save(new NeededSums(_main, _state).Of(new LoadedGraph(roots())));
        return this;
    }

    private ModuleLocator Update(ModuleUpdater updater, LoadedGraph loaded)
    {
        ModuleState state = updater.Next(_state, loaded, (s, path) => With(s).Locate(path) is PackageLocation.Found, out bool settled);
        ModuleLocator updated = With(state);
        if (!settled) return updated;
        updated._checks.Replacements();
        updater.Write(state, loaded);
        if (updated == this && !updater.HasFailures) return this;

        // Now each module is described as go.mod has it, and each missing package as the search for it ended.
        return WithState(state, settled: true);
    }

    private ModuleLocator With(ModuleState state) => state == _state ? this : WithState(state, settled: false);

    private ModuleLocator WithState(ModuleState state, bool settled) =>
        new(_access, _main.WithGoVersion(_access.Context, state.Requirements.VersionOf("go")!), state) { _settled = settled };

    public PackageLocation Locate(string importPath) => Locate(importPath, null);

    public PackageLocation Locate(string importPath, Importer? importer)
    {
        if (ImportPathCheck.Problem(importPath, _access.Context.Env.Release) is { } problem) return new PackageLocation.Missing(problem);
        bool whole = Unpruned;
        if (_search.Find(importPath, importer, whole ? _state.Graph.Selected : _state.Requirements.VersionOf) is { } location) return location;
        if (whole) return NotFound(importPath, importer);
        if (_state.Graph.Error is { } error) return new PackageLocation.Missing(error);
        return _search.Find(importPath, importer, _state.Graph.Selected) ?? NotFound(importPath, importer);
    }

    public PackageLocation.Missing? RivalOfStandard(string importPath, string directory)
    {
        Func<string, string?> versionOf = Unpruned ? _state.Graph.Selected : _state.Requirements.VersionOf;
        for (string prefix = importPath; prefix.Length > 0; prefix = ModulePaths.Parent(prefix))
        {
            if (ModuleVersion.IsToolchain(prefix) || versionOf(prefix) is null) continue;
            return _search.Find(importPath, null, versionOf, new PackageCandidate(new ModuleVersion("", ""), directory)) as PackageLocation.Missing;
        }

        return null;
    }

    public PackageLocation LocateDirectory(string directory)
    {
        if (_directories.Problem(directory) is { } problem) return problem;
        if (_main.FindDirectory(directory, inVendor: null) is { } found) return found;
        return _records.PathOf(directory) is { } importPath ? Locate(importPath) : _directories.Outside(directory);
    }

    public string? TreeProblem(string directory) =>
        _directories.IsInMainModule(directory) || _records.PathOf(directory) is not null ? null : _directories.OutsideTree(directory);

    public Module WithSum(Module module)
    {
        Module used = module.Replace ?? module;
        if (used.Version.Length == 0 || _access.Cache.ZipHash(new ModuleVersion(used.Path, used.Version)) is not { } sum) return module;
        return module with { Sum = sum };
    }

    /// <summary>Nothing is downloaded for it.</summary>
    public Module WithDetails(Module module) =>
        Descriptions(_state.Requirements, m => new CachedVersions(_access.Context, _access.Cache).Find(m.Path, m.Version))
            .Of(new ModuleVersion(module.Path, module.Version));

    public ModuleResolution ResolveModules(ImmutableArray<string> arguments, ModuleAspects aspects) => ResolveModules(arguments, aspects, "");

    /// <param name="noMain">That there is no main module, where this one is made up; else empty.</param>
    public ModuleResolution ResolveModules(ImmutableArray<string> arguments, ModuleAspects aspects, string noMain) =>
        new ModuleLister(
            _state,
            MainModules,
            _access.Queries,
            state => _access.Updater?.Raise(state) ?? throw new GoError("go: " + _access.Mode.UpdatesNeeded),
            requirements => Descriptions(requirements, m => _access.Queries.Versions.Query(m.Path, m.Version, "", allowed: null)),
            Commit,
            _access.Context.Waits).List(arguments, aspects, noMain);

    private ModuleDescriptions Descriptions(Requirements requirements, Func<ModuleVersion, VersionInfo?> info) =>
        new(_main, requirements, _access.Summaries, _access.Cache, _access.SumsInUse, info);

    /// <summary>Writes what a listing has found out about what the build needs.</summary>
    /// <exception cref="GoError">A file cannot be written, or may not be.</exception>
    private void Commit(ModuleState state)
    {
        var nothing = new LoadedGraph([]);
        if (_access.Updater is not null)
        {
            _access.Updater.Write(state, nothing);
            return;
        }

        _checks.File();
        if (!_access.Sums.HasNew) return;
        HashSet<ModuleVersion> needed = new NeededSums(_main, state).Of(nothing);
        if (_main.Work is not null) _access.Sums.Save(needed);
        else if (_access.Sums.IsChanged(needed)) throw new GoError("go: updates to go.sum needed, disabled by -mod=readonly");
    }

    public void CheckRequirements(ImmutableArray<Package> roots, ImmutableArray<Package> packages)
    {
        if (_access.Updater is null) _checks.Packages(roots, packages);
    }

    private PackageLocation.Missing NotFound(string importPath, Importer? importer)
    {
        if (_access.Updater is not null)
        {
            _access.Updater.AddUnprovided(importPath);
            string inStd = ImportPathCheck.IsStandard(importPath) ? ImportPathCheck.NotInStd(_access.Context, importPath, importer) : "";
            return new PackageLocation.Missing(
                _access.Updater.FailureOf(importPath) ?? (inStd.Length > 0 ? inStd : $"cannot find module providing package {importPath}"));
        }

        var replaced = new ReplacedModules(_main, _access.Roots);
        if (replaced.Explain(importPath, _state.Graph) is { } message) return new PackageLocation.Missing(message);
        return new PackageLocation.Missing(
            ImportPathCheck.IsStandard(importPath)
                ? ImportPathCheck.NotInStd(_access.Context, importPath, importer)
                : _access.Mode.NotProvided(importPath, _directories.ImporterFolder(importer)));
    }
}
