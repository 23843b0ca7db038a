using System.Collections.Concurrent;
using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Listing;

namespace GoRun.Resolve.Modules.Vendoring;

/// <summary>Finds packages in the main modules and in the vendor/ folder, and nowhere else.</summary>
internal sealed class VendorLocator : IPackageLocator
{
    private readonly ModuleContext _context;
    private readonly MainModules _main;
    private readonly ModuleMode _mode;
    private readonly MainModuleDirectories _directories;
    private readonly VendorList _vendor;
    private readonly Requirements _requirements;
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly ConcurrentDictionary<ModuleVersion, Module> _modules = new();
    private readonly Lazy<HashSet<string>> _firstElements;

    public VendorLocator(ModuleContext context, MainModules main, VendorList vendor, ModuleMode mode)
    {
        _context = context;
        _mode = mode;
        _vendor = vendor;
        _main = main;
        _directories = new MainModuleDirectories(context, main);
        _requirements = new Requirements(main);
        MainModules = [.. main.All.Select(m => m.Module)];
        _firstElements = new Lazy<HashSet<string>>(() =>
            [.. (context.Sources.List(main.VendorDirectory) ?? []).Select(e => e.Name)]);
    }

    public ImmutableArray<Module> MainModules { get; }

    public string VendorDirectory => _main.VendorDirectory;

    public string GoVersion => _main.GoVersion;

    public ImmutableArray<Module> BuildList =>
        [.. MainModules, .. _vendor.Providers.OrderBy(m => m.Path, StringComparer.Ordinal).Select(ModuleOf)];

    public ImmutableArray<KeyValuePair<string, string>> Godebugs => _main.Godebugs;

    public ImmutableArray<string> Tools => _main.Tools;

    public IReadOnlyCollection<string> Warnings => _warnings;

    /// <summary>vendor/ keeps no go.mod files.</summary>
    public ImmutableArray<string> IgnoredFolders(Module module) => _main.Find(module.Path)?.File.File.Ignore ?? [];

    /// <summary>What go checks before it loads any package.</summary>
    /// <exception cref="GoError">vendor/ does not fit go.mod.</exception>
    public void Check()
    {
        new VendorConsistency(_context, _main, _vendor).Check();
        if (_requirements.Pruning == GraphPruning.Pruned)
        {
            string[] lines =
            [
                .. _vendor.Providers.Where(m => _requirements.VersionOf(m.Path) != m.Version)
                    .Select(m => $"go: vendored module {m} should be required explicitly in go.mod\n"),
            ];
            if (lines.Length > 0) throw new GoError($"{string.Concat(lines)}go: {_mode.UpdatesNeeded}");
        }

        if (!_requirements.AreSelected(SelectedVersion)) throw new GoError("go: " + _mode.UpdatesNeeded);
    }

    public PackageLocation Locate(string importPath) => Locate(importPath, null);

    public PackageLocation Locate(string importPath, Importer? importer)
    {
        if (ImportPathCheck.Problem(importPath, _context.Env.Release) is { } problem) return new PackageLocation.Missing(problem);

        // The packages that the standard library vendors have their own import paths, with vendor/ in them.
        if (_main.FindStandard(importPath) is { } standard) return standard;
        List<PackageLocation.Found> found = [.. _main.All.Select(m => m.Find(importPath)).OfType<PackageLocation.Found>()];
        if (FindVendored(importPath) is { } vendored) found.Add(vendored);
        return found.Count switch
        {
            0 => NotFound(importPath, importer),
            1 => found[0],
            _ => ImportProblems.AmbiguousFolders(importPath, found.Select(f => f.Directory)),
        };
    }

    public PackageLocation.Missing? RivalOfStandard(string importPath, string directory)
    {
        if (_main.FindStandard(importPath) is not null) return null;
        List<string> folders = [directory, .. _main.All.Select(m => m.Find(importPath)?.Directory).OfType<string>()];
        if (_firstElements.Value.Contains(importPath.Split('/')[0]) && FindVendored(importPath) is { } vendored) folders.Add(vendored.Directory);
        return folders.Count > 1 ? ImportProblems.AmbiguousFolders(importPath, folders) : null;
    }

    public PackageLocation LocateDirectory(string directory)
    {
        if (_directories.Problem(directory) is { } problem) return problem;
        return _main.FindDirectory(directory, FindListed) ?? _directories.Outside(directory);

        PackageLocation? FindListed(string importPath) => _vendor.TryGetPackage(importPath, out _) ? Locate(importPath) : null;
    }

    public string? TreeProblem(string directory) => _directories.IsInMainModule(directory) ? null : _directories.OutsideTree(directory);

    /// <summary>vendor/ keeps no sums.</summary>
    public Module WithSum(Module module) => module;

    public ModuleResolution ResolveModules(ImmutableArray<string> arguments, ModuleAspects aspects)
    {
        bool retractions = aspects.HasFlag(ModuleAspects.Retractions);
        if (retractions && _mode.Explicit.Length > 0) throw new GoError("go list -retracted cannot be used when vendoring is enabled");
        if (aspects.HasFlag(ModuleAspects.Versions)) throw ModuleArguments.Vendor("determine available versions");
        if (aspects.HasFlag(ModuleAspects.Upgrades)) throw ModuleArguments.Vendor("determine available upgrades");
        return new ModuleArguments
        {
            Main = MainModules,
            RootVersion = _requirements.VersionOf,
            RootsDecide = _requirements.Pruning != GraphPruning.Unpruned,
            Graph = () => new ListedGraph(SelectedVersion, [], IsBroken: false),
            Describe = m => m.Version.Length == 0 ? _main.Find(m.Path)!.Module : retractions ? WithoutRetractions(m) : ModuleOf(m),
            Query = (path, query, _) => new Module { Path = path, Version = query, Error = $"{path}@{query}: {_mode.QueryDisabled}" },
            Aspects = aspects,
            Vendored = true,
            Waits = _context.Waits,
        }.Resolve(arguments).WithoutErrors();
    }

    public void CheckRequirements(ImmutableArray<Package> roots, ImmutableArray<Package> packages)
    {
        if (_requirements.Pruning == GraphPruning.Workspace) return;
        RequirementsProblem problem = new RequirementsCheck(_requirements, static _ => default).Run(roots, packages, graphLoaded: true);
        if (problem.UpdatesNeeded) throw new GoError("go: " + _mode.UpdatesNeeded);
        if (problem.Message is { } message) throw new GoError(message);
    }

    /// <summary>vendor/ does not tell who requires what: go takes it that the main module requires all that is listed.</summary>
    private string? SelectedVersion(string path)
    {
        string? required = _requirements.VersionOf(path);
        string? vendored = _vendor.VersionOf(path);
        if (required is null || vendored is null) return required ?? vendored;
        return ModuleVersion.CompareVersions(path, required, vendored) >= 0 ? required : vendored;
    }

    private PackageLocation.Found? FindVendored(string importPath)
    {
        if (_main.Folders.Find(importPath, "", VendorDirectory, local: false) is not { } directory) return null;
        if (_vendor.TryGetPackage(importPath, out ModuleVersion module))
            return new PackageLocation.Found(importPath, directory, ModuleOf(module));

        // Since 1.23 a package that someone put there by hand is not used.
        if (Modules.GoVersion.Compare(_main.GoVersion, "1.23") < 0) return new PackageLocation.Found(importPath, directory, Module: null);
        string warning = $"go: ignoring package {importPath} which exists in the vendor directory but is missing from vendor/modules.txt. "
            + $"To sync the vendor directory run go {(_main.Work is null ? "mod" : "work")} vendor.";
        if (!_warnings.Contains(warning)) _warnings.Enqueue(warning);
        return null;
    }

    private PackageLocation.Missing NotFound(string importPath, Importer? importer) =>
        new(ImportPathCheck.IsStandard(importPath)
            ? ImportPathCheck.NotInStd(_context, importPath, importer)
            : _mode.NotProvided(importPath, _directories.ImporterFolder(importer)));

    private Module ModuleOf(ModuleVersion module) => _modules.GetOrAdd(module, static (m, self) => self.Describe(m), this);

    /// <summary>Nobody can be asked what was taken back.</summary>
    private Module WithoutRetractions(ModuleVersion module)
    {
        bool isMoot = _main.ReplacementOf(module with { Version = "" }) is not null;
        return isMoot ? ModuleOf(module) : ModuleOf(module) with { Error = $"loading module retractions for {module}: {_mode.QueryDisabled}" };
    }

    private Module Describe(ModuleVersion module)
    {
        string goVersion = _vendor.Find(module)?.GoVersion ?? "";
        Module? replacement = null;
        if (_main.ReplacementOf(module) is { } actual)
        {
            string directory = actual.Version.Length == 0 ? _main.DirectoryOf(actual) : "";
            replacement = new Module
            {
                Path = actual.Path,
                Version = actual.Version,
                Directory = directory,
                GoModFile = directory.Length == 0 ? "" : directory + "/go.mod",
                GoVersion = goVersion,
            };
        }

        return new Module
        {
            Path = module.Path,
            Version = module.Version,
            Replace = replacement,
            GoVersion = goVersion,
            Indirect = !_requirements.IsDirect(module.Path),
        };
    }
}
