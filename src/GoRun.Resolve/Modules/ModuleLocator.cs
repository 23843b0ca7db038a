using System.Collections.Concurrent;
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
    private readonly ModuleContext _context;
    private readonly MainModules _main;
    private readonly ModuleMode _mode;
    private readonly ModuleCache _cache;
    private readonly MainModuleDirectories _directories;
    private readonly ModuleRoots _roots;
    private readonly ModuleSummaries _summaries;
    private readonly SumVerifier _sums;
    private readonly ISumVerifier _sumsInUse;
    private readonly ModuleQueries _queries;
    private readonly ModuleState _state;
    private readonly ModuleUpdater? _updater;

    // Nothing is to change any more.
    private bool _settled;
    private readonly Lazy<ImmutableArray<Module>> _buildList;
    private readonly ConcurrentDictionary<ModuleVersion, Module> _modules = new();

    /// <param name="verifier">Null for the main modules' go.sum files.</param>
    public ModuleLocator(ModuleContext context, MainModules main, ModuleMode mode, SumVerifier? verifier = null)
    {
        _context = context;
        _mode = mode;
        _main = main;
        _directories = new MainModuleDirectories(context, main);
        _cache = new ModuleCache(context);
        _sums = verifier ?? new SumVerifier(context, main.SumFiles);
        _sumsInUse = mode.MayUpdate || main.Work is not null ? new OpenSums(_sums) : _sums;
        var fetcher = new ModuleFetcher(context, _cache, _sumsInUse);
        _roots = new ModuleRoots(context, main, fetcher, _sumsInUse);
        _summaries = new ModuleSummaries(context, main, _cache, fetcher, _sumsInUse);
        _queries = new ModuleQueries(context, main, fetcher);
        _state = new ModuleState(new Requirements(main), requirements => new ModuleGraphReader(_summaries.Of, context.Waits).Read(
            [.. main.All.Select(m => m.Module.Path)], requirements.Roots, requirements.Pruning));
        _buildList = new Lazy<ImmutableArray<Module>>(LoadBuildList);
        MainModules = [.. main.All.Select(m => m.Module)];
        if (mode.MayUpdate) _updater = ModuleUpdater.Create(context, main, _roots, _summaries, fetcher, _queries, _sums.Save);
    }

    /// <summary>With other requirements.</summary>
    private ModuleLocator(ModuleLocator earlier, ModuleState state)
    {
        _context = earlier._context;
        _mode = earlier._mode;
        _main = earlier._main.WithGoVersion(_context, state.Requirements.VersionOf("go")!);
        _directories = new MainModuleDirectories(_context, _main);
        _cache = earlier._cache;
        _roots = earlier._roots;
        _summaries = earlier._summaries;
        _sums = earlier._sums;
        _sumsInUse = earlier._sumsInUse;
        _queries = earlier._queries;
        _state = state;
        _updater = earlier._updater;
        _buildList = new Lazy<ImmutableArray<Module>>(LoadBuildList);
        MainModules = [.. _main.All.Select(m => m.Module)];
    }

    public ImmutableArray<Module> MainModules { get; }

    public string GoVersion => _main.GoVersion;

    public ImmutableArray<Module> BuildList => _buildList.Value;

    public ImmutableArray<KeyValuePair<string, string>> Godebugs => _main.Godebugs;

    /// <summary>Read on first use.</summary>
    public ModuleGraph Graph => _state.Graph;

    /// <summary>What the main module asks for by now, with the pseudo-modules for the go and toolchain lines.</summary>
    public ImmutableArray<ModuleVersion> RequiredModules => _state.Requirements.Roots;

    public ImmutableArray<string> Tools => _main.Tools;

    /// <summary>go would write go.mod in other words, if it might.</summary>
    private bool FileIsBehind => _main.All[0].File is var file
        && (file.Fixes.Any || GoModWriter.ToolchainLine(_state.Requirements) != file.File.Toolchain);

    private bool Unpruned => _state.Requirements.Pruning == GraphPruning.Unpruned;

    public ImmutableArray<string> IgnoredFolders(Module module) => module.IsMain
        ? _main.Find(module.Path)!.File.File.Ignore
        : _summaries.Of(new ModuleVersion(module.Path, module.Version)).Summary?.Ignore ?? [];

    /// <summary>Checks what go checks at the beginning, or puts it right where it may.</summary>
    /// <param name="forPackages">
    /// Packages are to be loaded. Before go 1.17 these need the whole graph, while for a module it is read only where it is not required by name.
    /// </param>
    /// <returns>The locator to begin with.</returns>
    /// <exception cref="GoError">The requirements contradict each other, or a go.mod file that is needed cannot be read.</exception>
    public ModuleLocator Begin(bool forPackages)
    {
        bool whole = Unpruned && forPackages;
        if (_updater is not null) return With(_updater.Begin(_state, whole));
        if (whole || _state.Requirements.HasRedundantRoots) CheckRoots(Unpruned ? _state.Graph : null);
        return this;
    }

    public IPackageLocator Prepare(Func<IReadOnlyList<string>> importPaths) =>
        _updater is null || _settled ? this : With(_updater.Prepare(_state, importPaths(), Locate));

    public IPackageLocator Update(Func<IReadOnlyList<LoadedPackage>> roots)
    {
        if (_updater is not null && !_settled) return Update(_updater, new LoadedGraph(roots()));
        if (_updater is null) CheckReplacements();
        if (_main.Work is not null && _sums.HasNew) _sums.Save(new NeededSums(_main, _state).Of(new LoadedGraph(roots())));
        return this;
    }

    private ModuleLocator Update(ModuleUpdater updater, LoadedGraph loaded)
    {
        ModuleState state = updater.Next(_state, loaded, (s, path) => With(s).Locate(path) is PackageLocation.Found, out bool settled);
        ModuleLocator updated = With(state);
        if (!settled) return updated;
        updated.CheckReplacements();
        updater.Write(state, loaded);
        if (updated == this && !updater.HasFailures) return this;

        // Now each module is described as go.mod has it, and each missing package as the search for it ended.
        return new ModuleLocator(this, state) { _settled = true };
    }

    private ModuleLocator With(ModuleState state) => state == _state ? this : new ModuleLocator(this, state);

    public PackageLocation Locate(string importPath) => Locate(importPath, null);

    public PackageLocation Locate(string importPath, Importer? importer)
    {
        if (ImportPathCheck.Problem(importPath, _context.Env.Release) is { } problem) return new PackageLocation.Missing(problem);
        bool whole = Unpruned;
        if (TryLocate(importPath, importer, whole ? _state.Graph.Selected : _state.Requirements.VersionOf) is { } location) return location;
        if (whole) return NotFound(importPath, importer);
        if (_state.Graph.Error is { } error) return new PackageLocation.Missing(error);
        return TryLocate(importPath, importer, _state.Graph.Selected) ?? NotFound(importPath, importer);
    }

    public PackageLocation.Missing? RivalOfStandard(string importPath, string directory)
    {
        Func<string, string?> versionOf = Unpruned ? _state.Graph.Selected : _state.Requirements.VersionOf;
        for (string prefix = importPath; prefix.Length > 0; prefix = Parent(prefix))
        {
            if (ModuleVersion.IsToolchain(prefix) || versionOf(prefix) is null) continue;
            return TryLocate(importPath, null, versionOf, new PackageCandidate(new ModuleVersion("", ""), directory)) as PackageLocation.Missing;
        }

        return null;
    }

    public PackageLocation LocateDirectory(string directory)
    {
        if (_directories.Problem(directory) is { } problem) return problem;
        if (_main.FindDirectory(directory, inVendor: null) is { } found) return found;
        return PathInBuildList(directory) is { } importPath ? Locate(importPath) : _directories.Outside(directory);
    }

    public string? TreeProblem(string directory) =>
        _directories.IsInMainModule(directory) || PathInBuildList(directory) is not null ? null : _directories.OutsideTree(directory);

    public Module WithSum(Module module)
    {
        Module used = module.Replace ?? module;
        if (used.Version.Length == 0 || _cache.ZipHash(new ModuleVersion(used.Path, used.Version)) is not { } sum) return module;
        return module with { Sum = sum };
    }

    /// <summary>Nothing is downloaded for it.</summary>
    public Module WithDetails(Module module) =>
        Descriptions(_state.Requirements, m => new CachedVersions(_context, _cache).Find(m.Path, m.Version))
            .Of(new ModuleVersion(module.Path, module.Version));

    public ModuleResolution ResolveModules(ImmutableArray<string> arguments, ModuleAspects aspects) => ResolveModules(arguments, aspects, "");

    /// <param name="noMain">That there is no main module, where this one is made up; else empty.</param>
    public ModuleResolution ResolveModules(ImmutableArray<string> arguments, ModuleAspects aspects, string noMain) =>
        new ModuleLister(
            _state,
            MainModules,
            _queries,
            state => _updater?.Raise(state) ?? throw new GoError("go: " + _mode.UpdatesNeeded),
            requirements => Descriptions(requirements, m => _queries.Versions.Query(m.Path, m.Version, "", allowed: null)),
            Commit,
            _context.Waits).List(arguments, aspects, noMain);

    private ModuleDescriptions Descriptions(Requirements requirements, Func<ModuleVersion, VersionInfo?> info) =>
        new(_main, requirements, _summaries, _cache, _sumsInUse, info);

    /// <summary>Writes what a listing has found out about what the build needs.</summary>
    /// <exception cref="GoError">A file cannot be written, or may not be.</exception>
    private void Commit(ModuleState state)
    {
        var nothing = new LoadedGraph([]);
        if (_updater is not null)
        {
            _updater.Write(state, nothing);
            return;
        }

        CheckFile();
        if (!_sums.HasNew) return;
        HashSet<ModuleVersion> needed = new NeededSums(_main, state).Of(nothing);
        if (_main.Work is not null) _sums.Save(needed);
        else if (_sums.IsChanged(needed)) throw new GoError("go: updates to go.sum needed, disabled by -mod=readonly");
    }

    public void CheckRequirements(ImmutableArray<Package> roots, ImmutableArray<Package> packages)
    {
        if (_updater is not null) return;
        if (_state.Requirements.Pruning == GraphPruning.Workspace)
        {
            CheckWorkspace(packages);
            return;
        }

        var check = new RequirementsCheck(_state.Requirements, _summaries.Of);
        RequirementsProblem problem = check.Run(roots, packages, _state.GraphIsRead);
        if (problem.NeedsGraph) CheckRoots(_state.Graph);
        if (problem.UpdatesNeeded) throw new GoError("go: " + _mode.UpdatesNeeded);
        CheckFile();
        if (problem.Message is { } message) throw new GoError(message);
    }

    /// <summary>No go.mod file of a workspace is ever changed.</summary>
    private void CheckFile()
    {
        if (_main.Work is null && FileIsBehind) throw new GoError("go: " + _mode.UpdatesNeeded);
    }

    /// <summary>The modules that a workspace's packages import from must be in the part of the graph whose requirements count.</summary>
    private void CheckWorkspace(ImmutableArray<Package> packages)
    {
        string? message = RequirementsCheck.ImplicitImport(packages, module =>
            _state.Graph.Error is { } error ? throw new GoError("go: " + error) : _state.Graph.HasRequirementsOf(module));
        if (message is not null) throw new GoError(message);
    }

    /// <summary>A module must not be used under two paths, or there would be two of each of its packages.</summary>
    private void CheckReplacements()
    {
        if (!_main.HighestReplaced().Any()) return;
        var pathOf = new Dictionary<ModuleVersion, string>();
        var lines = new List<string>();
        foreach (ModuleVersion module in _state.GraphIsRead ? _state.Graph.SelectedVersions : _state.Requirements.Roots)
        {
            ModuleVersion used = _main.ReplacementOf(module) ?? module;
            if (!pathOf.TryAdd(used, module.Path) && pathOf[used] != module.Path)
                lines.Add($"go: {used.Path}@{used.Version} used for two different module paths ({pathOf[used]} and {module.Path})");
        }

        if (lines.Count > 0) throw new GoError(string.Join('\n', lines));
    }

    private void CheckRoots(ModuleGraph? graph)
    {
        if (graph?.Error is { } error) throw new GoError("go: " + error);
        if (!_state.Requirements.AreSelected(graph is null ? _state.Requirements.VersionOf : graph.Selected))
            throw new GoError("go: " + _mode.UpdatesNeeded);
    }

    /// <summary>
    /// Asks every module whose path is a prefix of the package's, because only one of them may have it. Null where none has.
    /// </summary>
    /// <param name="standard">The package of the standard library that has this path; null where there is none.</param>
    private PackageLocation? TryLocate(
        string importPath, Importer? importer, Func<string, string?> versionOf, PackageCandidate? standard = null)
    {
        List<PackageCandidate> candidates = standard is { } known ? [known] : [];
        var withoutSum = new List<ModuleVersion>();
        if (_main.FindStandard(importPath) is { } own) return own;
        for (string prefix = importPath; prefix.Length > 0; prefix = Parent(prefix))
        {
            if (ModuleVersion.IsToolchain(prefix) || versionOf(prefix) is not { } version) continue;
            var module = new ModuleVersion(prefix, version);
            if (version.Length == 0)
            {
                if (_main.Find(prefix)!.Find(importPath) is { } main) candidates.Add(new PackageCandidate(module, main.Directory));
                continue;
            }

            ModuleRoot root = _roots.Of(module);
            if (root.Error is { MissingSum: true }) withoutSum.Add(module);
            else if (root.Error is { } error) return new PackageLocation.Missing(error.ToString());
            else if (TooNew(module) is { } tooNew) throw new GoError("go: " + tooNew);
            else if (_main.Folders.Find(importPath, prefix, root.Directory, root.Local) is { } directory)
                candidates.Add(new PackageCandidate(module, directory));
        }

        if (candidates.Count > 1) return ImportProblems.Ambiguous(importPath, candidates);
        if (withoutSum.Count > 0) return ImportProblems.MissingSum(importPath, importer, withoutSum, found: candidates.Count > 0);
        return candidates.Count == 0 || standard is not null ? null : Accept(importPath, candidates[0]);
    }

    private PackageLocation Accept(string importPath, PackageCandidate candidate)
    {
        if (candidate.Module.Version.Length == 0) return new PackageLocation.Found(importPath, candidate.Directory, _main.Find(candidate.Module.Path)!.Module);
        return _summaries.Of(candidate.Module).Error switch
        {
            null => new PackageLocation.Found(importPath, candidate.Directory, ModuleOf(candidate.Module)),
            { TooNew: true } tooNew => throw new GoError($"go: {tooNew}"),
            { } error => new PackageLocation.Missing(error.ToString()),
        };
    }

    /// <summary>go reads the go line of a downloaded module before anything else of it. Folders are not checked this early.</summary>
    private string? TooNew(ModuleVersion module)
    {
        ModuleVersion actual = _main.ReplacementOf(module) ?? module;
        if (actual.Version.Length == 0) return null;
        string goVersion = _summaries.GoVersionOf(actual);
        return _context.IsTooNew(goVersion) ? _context.TooNew(actual.ToString(), goVersion) : null;
    }

    private PackageLocation.Missing NotFound(string importPath, Importer? importer)
    {
        if (_updater is not null)
        {
            _updater.AddUnprovided(importPath);
            string inStd = ImportPathCheck.IsStandard(importPath) ? ImportPathCheck.NotInStd(_context, importPath, importer) : "";
            return new PackageLocation.Missing(
                _updater.FailureOf(importPath) ?? (inStd.Length > 0 ? inStd : $"cannot find module providing package {importPath}"));
        }

        var replaced = new ReplacedModules(_main, _roots);
        if (replaced.Explain(importPath, _state.Graph) is { } message) return new PackageLocation.Missing(message);
        return new PackageLocation.Missing(
            ImportPathCheck.IsStandard(importPath)
                ? ImportPathCheck.NotInStd(_context, importPath, importer)
                : _mode.NotProvided(importPath, _directories.ImporterFolder(importer)));
    }

    private Module ModuleOf(ModuleVersion module) => _modules.GetOrAdd(module, static (m, self) => self.Describe(m), this);

    private Module Describe(ModuleVersion module)
    {
        string goVersion = _summaries.Of(module).Summary?.GoVersion ?? "";
        ModuleVersion actual = _main.ReplacementOf(module) ?? module;
        string directory = _roots.Of(module).Directory;
        string goModFile = actual.Version.Length == 0 ? directory + "/go.mod" : _cache.FileOf(actual, "mod");
        Module? replacement = actual == module
            ? null
            : new Module
            {
                Path = actual.Path,
                Version = actual.Version,
                Directory = directory,
                GoModFile = goModFile,
                GoVersion = goVersion,
            };
        return new Module
        {
            Path = module.Path,
            Version = module.Version,
            Replace = replacement,
            Directory = directory,
            GoModFile = goModFile,
            GoVersion = goVersion,
            Indirect = !_state.Requirements.IsDirect(module.Path),
        };
    }

    private ImmutableArray<Module> LoadBuildList()
    {
        if (_state.Graph.Error is { } error) throw new GoError("go: " + error);
        IEnumerable<Module> others = _state.Graph.BuildList.Where(m => _roots.Of(m).Error is null).Select(ModuleOf);
        return [.. MainModules.OrderBy(m => m.Path, StringComparer.Ordinal), .. others];
    }

    /// <summary>For a directory in the module cache, or in a replacement folder.</summary>
    private string? PathInBuildList(string directory)
    {
        IEnumerable<ModuleVersion> roots = Unpruned ? [] : _state.Requirements.Roots.Where(r => r.Version == _state.Requirements.VersionOf(r.Path));
        return roots.Select(m => ImportPathIn(m, directory)).FirstOrDefault(p => p is not null)
            ?? _state.Graph.BuildList.Select(m => ImportPathIn(m, directory)).FirstOrDefault(p => p is not null);
    }

    private string? ImportPathIn(ModuleVersion module, string directory)
    {
        if (module.Version.Length == 0 || ModuleVersion.IsToolchain(module.Path)) return null;
        ModuleVersion actual = _main.ReplacementOf(module) ?? module;
        string root = actual.Version.Length == 0 ? _main.DirectoryOf(actual) : _cache.DirectoryOf(actual);
        if (!ModulePaths.HasPrefix(directory, root)) return null;
        string below = directory[root.Length..];
        bool ofAnotherKind = below.Contains("/vendor/", StringComparison.Ordinal) || below.Contains('@', StringComparison.Ordinal);
        return ofAnotherKind ? null : module.Path + below;
    }

    private static string Parent(string path)
    {
        int slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }
}
