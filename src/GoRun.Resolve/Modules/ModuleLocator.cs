using System.Collections.Concurrent;
using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Listing;
using GoRun.Resolve.Modules.Sums;

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
    private readonly ModuleDescriptions _descriptions;
    private readonly Requirements _requirements;
    private readonly Lazy<ModuleGraph> _graph;
    private readonly Lazy<ImmutableArray<Module>> _buildList;
    private readonly ConcurrentDictionary<ModuleVersion, Module> _modules = new();

    /// <param name="verifier">Null for the main modules' go.sum files.</param>
    public ModuleLocator(ModuleContext context, MainModules main, ModuleMode mode, ISumVerifier? verifier = null)
    {
        _context = context;
        _mode = mode;
        _main = main;
        _directories = new MainModuleDirectories(context, main);
        _cache = new ModuleCache(context);
        ISumVerifier sums = verifier ?? new GoSum(context.Sources, main.SumFiles, required: main.Work is null);
        var fetcher = new ModuleFetcher(context, _cache, sums);
        _roots = new ModuleRoots(context, main, fetcher, sums);
        _summaries = new ModuleSummaries(context, main, _cache, fetcher, sums);
        _requirements = new Requirements(main);
        _descriptions = new ModuleDescriptions(main, _requirements, _summaries, _cache, sums.Recorded);
        _graph = new Lazy<ModuleGraph>(() => new ModuleGraphReader(_summaries.Of, context.Waits).Read(
            [.. main.All.Select(m => m.Module.Path)], _requirements.Roots, _requirements.Pruning));
        _buildList = new Lazy<ImmutableArray<Module>>(LoadBuildList);
        MainModules = [.. main.All.Select(m => m.Module)];
    }

    public ImmutableArray<Module> MainModules { get; }

    public string GoVersion => _main.GoVersion;

    public ImmutableArray<Module> BuildList => _buildList.Value;

    public ImmutableArray<KeyValuePair<string, string>> Godebugs => _main.Godebugs;

    /// <summary>Read on first use.</summary>
    public ModuleGraph Graph => _graph.Value;

    private bool Unpruned => _requirements.Pruning == GraphPruning.Unpruned;

    public ImmutableArray<string> IgnoredFolders(Module module) => module.IsMain
        ? _main.Find(module.Path)!.File.File.Ignore
        : _summaries.Of(new ModuleVersion(module.Path, module.Version)).Summary?.Ignore ?? [];

    /// <summary>What go checks before it loads any package.</summary>
    /// <exception cref="GoError">The requirements contradict each other, or a go.mod file that is needed cannot be read.</exception>
    public void CheckRoots()
    {
        if (!Unpruned && !_requirements.HasRedundantRoots) return;
        CheckRoots(Unpruned ? _graph.Value : null);
    }

    public PackageLocation Locate(string importPath) => Locate(importPath, null);

    public PackageLocation Locate(string importPath, Importer? importer)
    {
        if (ImportPathCheck.Problem(importPath, _context.Env.Release) is { } problem) return new PackageLocation.Missing(problem);
        bool whole = Unpruned;
        if (TryLocate(importPath, importer, whole ? _graph.Value.Selected : _requirements.VersionOf) is { } location) return location;
        if (whole) return NotFound(importPath, importer);
        if (_graph.Value.Error is { } error) return new PackageLocation.Missing(error);
        return TryLocate(importPath, importer, _graph.Value.Selected) ?? NotFound(importPath, importer);
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

    public Module WithDetails(Module module) => _descriptions.Of(new ModuleVersion(module.Path, module.Version));

    public ModuleResolution ResolveModules(ImmutableArray<string> arguments) => new ModuleArguments
    {
        Main = MainModules,
        RootVersion = path => Unpruned ? null : _requirements.VersionOf(path),
        Selected = path => ConsistentGraph().Selected(path),
        BuildList = () =>
        [
            .. MainModules.Select(m => m.Path).Order(StringComparer.Ordinal).Select(p => new ModuleVersion(p, "")),
            .. ConsistentGraph().BuildList,
        ],
        Describe = _descriptions.Of,
    }.Resolve(arguments);

    public void CheckRequirements(ImmutableArray<Package> roots, ImmutableArray<Package> packages)
    {
        if (_requirements.Pruning == GraphPruning.Workspace)
        {
            CheckWorkspace(packages);
            return;
        }

        var check = new RequirementsCheck(_requirements, _summaries.Of);
        RequirementsProblem problem = check.Run(roots, packages, _graph.IsValueCreated);
        if (problem.NeedsGraph) CheckRoots(_graph.Value);
        if (problem.UpdatesNeeded) throw new GoError("go: " + _mode.UpdatesNeeded);
        if (problem.Message is { } message) throw new GoError(message);
    }

    /// <summary>The modules that a workspace's packages import from must be in the part of the graph whose requirements count.</summary>
    private void CheckWorkspace(ImmutableArray<Package> packages)
    {
        string? message = RequirementsCheck.ImplicitImport(packages, module =>
            _graph.Value.Error is { } error ? throw new GoError("go: " + error) : _graph.Value.HasRequirementsOf(module));
        if (message is not null) throw new GoError(message);
    }

    private ModuleGraph ConsistentGraph()
    {
        CheckRoots(_graph.Value);
        return _graph.Value;
    }

    private void CheckRoots(ModuleGraph? graph)
    {
        if (graph?.Error is { } error) throw new GoError("go: " + error);
        if (!_requirements.AreSelected(graph is null ? _requirements.VersionOf : graph.Selected))
            throw new GoError("go: " + _mode.UpdatesNeeded);
    }

    /// <summary>
    /// Asks every module whose path is a prefix of the package's, because only one of them may have it. Null where none has.
    /// </summary>
    private PackageLocation? TryLocate(string importPath, Importer? importer, Func<string, string?> versionOf)
    {
        var candidates = new List<PackageCandidate>();
        var withoutSum = new List<ModuleVersion>();
        if (_main.FindStandard(importPath) is { } standard) return standard;
        for (string prefix = importPath; prefix.Length > 0; prefix = Parent(prefix))
        {
            if (ModuleVersion.IsToolchain(prefix) || versionOf(prefix) is not { } version) continue;
            var module = new ModuleVersion(prefix, version);
            if (version.Length == 0)
            {
                if (_main.Find(prefix)!.Find(importPath) is { } own) candidates.Add(new PackageCandidate(module, own.Directory));
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
        return candidates.Count == 0 ? null : Accept(importPath, candidates[0]);
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
        var replaced = new ReplacedModules(_main, _roots);
        if (replaced.Explain(importPath, _graph.Value) is { } message) return new PackageLocation.Missing(message);
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
            Indirect = !_requirements.IsDirect(module.Path),
        };
    }

    private ImmutableArray<Module> LoadBuildList()
    {
        if (_graph.Value.Error is { } error) throw new GoError("go: " + error);
        IEnumerable<Module> others = _graph.Value.BuildList.Where(m => _roots.Of(m).Error is null).Select(ModuleOf);
        return [.. MainModules.OrderBy(m => m.Path, StringComparer.Ordinal), .. others];
    }

    /// <summary>For a directory in the module cache, or in a replacement folder.</summary>
    private string? PathInBuildList(string directory)
    {
        IEnumerable<ModuleVersion> roots = Unpruned ? [] : _requirements.Roots.Where(r => r.Version == _requirements.VersionOf(r.Path));
        return roots.Select(m => ImportPathIn(m, directory)).FirstOrDefault(p => p is not null)
            ?? _graph.Value.BuildList.Select(m => ImportPathIn(m, directory)).FirstOrDefault(p => p is not null);
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
