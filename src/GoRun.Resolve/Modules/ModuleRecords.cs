using System.Collections.Concurrent;
using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Resolve.Modules;

/// <summary>The modules of a build list as packages and users see them. Thread-safe.</summary>
internal sealed class ModuleRecords
{
    private readonly ModuleAccess _access;
    private readonly MainModules _main;
    private readonly ModuleState _state;
    private readonly Lazy<ImmutableArray<Module>> _buildList;
    private readonly ConcurrentDictionary<ModuleVersion, Module> _known = new();

    public ModuleRecords(ModuleAccess access, MainModules main, ModuleState state)
    {
        _access = access;
        _main = main;
        _state = state;
        _buildList = new Lazy<ImmutableArray<Module>>(LoadBuildList);
    }

    /// <summary>The main modules, then the others, each by path.</summary>
    /// <exception cref="GoError">The module graph cannot be known.</exception>
    public ImmutableArray<Module> BuildList => _buildList.Value;

    public Module Of(ModuleVersion module) => _known.GetOrAdd(module, static (m, self) => self.Describe(m), this);

    private Module Describe(ModuleVersion module)
    {
        string goVersion = _access.Summaries.Of(module).Summary?.GoVersion ?? "";
        ModuleVersion actual = _main.ReplacementOf(module) ?? module;
        string directory = _access.Roots.Of(module).Directory;
        string goModFile = actual.Version.Length == 0 ? directory + "/go.mod" : _access.Cache.FileOf(actual, "mod");
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
        IEnumerable<Module> others = _state.Graph.BuildList.Where(m => _access.Roots.Of(m).Error is null).Select(Of);
        return [.. _main.All.Select(m => m.Module).OrderBy(m => m.Path, StringComparer.Ordinal), .. others];
    }

    /// <summary>The import path of a directory in the module cache, or in a replacement folder; null where it is in no module of the build list.</summary>
    public string? PathOf(string directory)
    {
        Requirements requirements = _state.Requirements;
        IEnumerable<ModuleVersion> roots = requirements.Pruning == GraphPruning.Unpruned
            ? []
            : requirements.Roots.Where(r => r.Version == requirements.VersionOf(r.Path));
        return roots.Select(m => ImportPathIn(m, directory)).FirstOrDefault(p => p is not null)
            ?? _state.Graph.BuildList.Select(m => ImportPathIn(m, directory)).FirstOrDefault(p => p is not null);
    }

    private string? ImportPathIn(ModuleVersion module, string directory)
    {
        if (module.Version.Length == 0 || ModuleVersion.IsToolchain(module.Path)) return null;
        ModuleVersion actual = _main.ReplacementOf(module) ?? module;
        string root = actual.Version.Length == 0 ? _main.DirectoryOf(actual) : _access.Cache.DirectoryOf(actual);
        if (!ModulePaths.HasPrefix(directory, root)) return null;
        string below = directory[root.Length..];
        bool ofAnotherKind = below.Contains("/vendor/", StringComparison.Ordinal) || below.Contains('@', StringComparison.Ordinal);
        return ofAnotherKind ? null : module.Path + below;
    }
}
