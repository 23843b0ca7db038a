using System.Collections.Concurrent;
using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Vendoring;

/// <summary>Finds packages in the main module and in its vendor/ folder, and nowhere else.</summary>
internal sealed class VendorLocator : IPackageLocator
{
    private readonly ModuleContext _context;
    private readonly MainModule _main;
    private readonly ModuleMode _mode;
    private readonly PackageFolders _folders;
    private readonly VendorList _vendor;
    private readonly Requirements _requirements;
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly ConcurrentDictionary<ModuleVersion, Module> _modules = new();

    public VendorLocator(ModuleContext context, MainModuleFile file, VendorList vendor, ModuleMode mode)
    {
        _context = context;
        _mode = mode;
        _vendor = vendor;
        _folders = new PackageFolders(context.Sources);
        _main = new MainModule(context, file, _folders);
        _requirements = new Requirements(file);
    }

    public Module? MainModule => _main.Module;

    public bool Vendored => true;

    public ImmutableArray<Module> BuildList =>
        [_main.Module, .. _vendor.Providers.OrderBy(m => m.Path, StringComparer.Ordinal).Select(ModuleOf)];

    public ImmutableArray<KeyValuePair<string, string>> Godebugs => _main.File.File.GodebugPairs;

    public ImmutableArray<string> IgnoredFolders => _main.File.File.Ignore;

    public IReadOnlyCollection<string> Warnings => _warnings;

    private string VendorDirectory => _main.File.Root + "/vendor";

    /// <summary>What go checks before it loads any package.</summary>
    /// <exception cref="GoError">vendor/ does not fit go.mod.</exception>
    public void Check()
    {
        new VendorConsistency(_context, _main.File, _vendor).Check();
        if (_requirements.Pruned)
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
        PackageLocation.Found? own = _main.Find(importPath);

        // The packages that the standard library vendors have their own import paths, with vendor/ in them.
        if (own is not null && _main.PathPrefix.Length == 0) return own;
        PackageLocation.Found? vendored = FindVendored(importPath);
        if (own is not null && vendored is not null) return ImportProblems.AmbiguousFolders(importPath, own.Directory, vendored.Directory);
        return own ?? vendored ?? (PackageLocation)NotFound(importPath, importer);
    }

    public PackageLocation LocateDirectory(string directory)
    {
        if (Modules.MainModule.DirectoryProblem(_context, _folders, directory) is { } problem) return problem;
        return _main.FindDirectory(directory, FindListed) ?? _main.Outside(directory);

        PackageLocation? FindListed(string importPath) => _vendor.TryGetPackage(importPath, out _) ? Locate(importPath) : null;
    }

    /// <summary>vendor/ keeps no sums.</summary>
    public Module WithSum(Module module) => module;

    public void CheckRequirements(ImmutableArray<Package> roots, ImmutableArray<Package> packages)
    {
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
        if (_folders.Find(importPath, "", VendorDirectory, local: false) is not { } directory) return null;
        if (_vendor.TryGetPackage(importPath, out ModuleVersion module))
            return new PackageLocation.Found(importPath, directory, ModuleOf(module));

        // Since 1.23 a package that someone put there by hand is not used.
        if (GoVersion.Compare(_main.File.GoVersion, "1.23") < 0) return new PackageLocation.Found(importPath, directory, Module: null);
        string warning = $"go: ignoring package {importPath} which exists in the vendor directory but is missing from vendor/modules.txt. "
            + "To sync the vendor directory run go mod vendor.";
        if (!_warnings.Contains(warning)) _warnings.Enqueue(warning);
        return null;
    }

    private PackageLocation.Missing NotFound(string importPath, Importer? importer) =>
        new(ImportPathCheck.IsStandard(importPath)
            ? ImportPathCheck.NotInStd(_context, importPath, importer)
            : _mode.NotProvided(importPath));

    private Module ModuleOf(ModuleVersion module) => _modules.GetOrAdd(module, static (m, self) => self.Describe(m), this);

    private Module Describe(ModuleVersion module)
    {
        string goVersion = _vendor.Find(module)?.GoVersion ?? "";
        Module? replacement = null;
        if (_main.File.ReplacementOf(module) is { } actual)
        {
            string directory = actual.Version.Length == 0 ? _main.File.DirectoryOf(actual) : "";
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
