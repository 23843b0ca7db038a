using System.Collections.Frozen;
using System.Collections.Immutable;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules;

/// <summary>The main module's go.mod, with what is looked up in it.</summary>
internal sealed class MainModuleFile
{
    private readonly Dictionary<ModuleVersion, ModuleVersion> _replace;
    private readonly FrozenSet<ModuleVersion> _exclude;

    /// <param name="path">Of the file in use: go.mod, or what <c>-modfile</c> names.</param>
    /// <param name="root">Absolute folder of the module; it is that of go.mod even where another file is read in its place.</param>
    /// <exception cref="Platform.GoError">Two lines replace the same module differently.</exception>
    public MainModuleFile(string path, string root, GoModFile file)
    {
        FilePath = path;
        Root = root;
        File = file;
        _exclude = file.Exclude.ToFrozenSet();
        _replace = new Dictionary<ModuleVersion, ModuleVersion>(file.Replace.Length);
        foreach (Replacement line in file.Replace)
        {
            if (_replace.TryGetValue(line.Old, out ModuleVersion earlier) && earlier != line.New)
                throw new Platform.GoError($"go: conflicting replacements for {line.Old}:\n\t{earlier}\n\t{line.New}");
            _replace[line.Old] = line.New;
        }
    }

    public string FilePath { get; }

    public string Root { get; }

    public GoModFile File { get; }

    public string ModulePath => File.ModulePath ?? "";

    /// <summary>The go line's version, with the default for a file that has none.</summary>
    public string GoVersion => File.GoVersion ?? Modules.GoVersion.WithoutGoLine;

    public bool IsExcluded(ModuleVersion module) => _exclude.Contains(module);

    /// <summary>What stands in for the module, if anything does: a line for this version goes before one for all versions.</summary>
    public ModuleVersion? ReplacementOf(ModuleVersion module)
    {
        if (_replace.Count == 0 || (module.Version.Length == 0 && module.Path == ModulePath)) return null;
        if (_replace.TryGetValue(module, out ModuleVersion replacement)) return replacement;
        return _replace.TryGetValue(module with { Version = "" }, out replacement) ? replacement : null;
    }

    /// <summary>The folder that a replacement without version names.</summary>
    public string DirectoryOf(ModuleVersion replacement) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(replacement.Path, Root));

    /// <summary>Each replaced module's highest replaced version (empty where only all versions are replaced), longest path first.</summary>
    public IEnumerable<ModuleVersion> HighestReplaced()
    {
        var highest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (ModuleVersion old in _replace.Keys)
        {
            if (!highest.TryGetValue(old.Path, out string? version) || ModuleVersion.CompareVersions(old.Path, old.Version, version) > 0)
                highest[old.Path] = old.Version;
        }

        return highest.Select(h => new ModuleVersion(h.Key, h.Value)).OrderByDescending(m => m.Path.Length);
    }
}
