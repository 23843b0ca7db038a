using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Resolve.Modules.Sums;
using GoRun.Resolve.Modules.Updating;
using GoRun.Resolve.Modules.Workspaces;

namespace GoRun.Resolve.Modules;

/// <summary>What stands in for a module.</summary>
/// <param name="Written">As the replace line says it.</param>
/// <param name="Used">A folder is relative to <see cref="MainModules.Root"/>, or absolute.</param>
/// <param name="File">Absolute path of the go.mod or go.work file with the line.</param>
internal readonly record struct ReplacementSource(ModuleVersion Written, ModuleVersion Used, string File);

/// <summary>
/// The main module, or the main modules of a workspace: at least one. What their go.mod files and go.work say of other modules is one answer
/// here, so that the rest of the module side need not know how many there are.
/// </summary>
internal sealed class MainModules
{
    private readonly Dictionary<string, MainModule> _byPath = new(StringComparer.Ordinal);
    private readonly ReplacementTable? _workReplace;
    private readonly bool _anyReplaced;
    private readonly bool _anyExcluded;

    /// <param name="work">Null outside of a workspace; then there is one module.</param>
    /// <exception cref="GoError">The files contradict each other.</exception>
    public MainModules(ModuleContext context, ImmutableArray<MainModuleFile> files, WorkFile? work)
    {
        Work = work;
        Folders = new PackageFolders(context.Directories);
        All = [.. files.Select(f => new MainModule(context, f, Folders, inWorkspace: work is not null))];
        Root = work?.Root ?? files[0].Root;
        if (work is not null)
        {
            _workReplace = new ReplacementTable(work.Content.Replace);
            new WorkspaceCheck(work, files).Check();
        }

        foreach (MainModule module in All) _byPath[module.Module.Path] = module;
        _anyReplaced = work is { Content.Replace.IsEmpty: false } || files.Any(f => !f.File.Replace.IsEmpty);
        _anyExcluded = files.Any(f => !f.File.Exclude.IsEmpty);
    }

    /// <summary>A main module that there is not, without packages, which asks for others.</summary>
    public static MainModules MakeUp(ModuleContext context, ImmutableArray<ModuleVersion> required)
    {
        var lines = new GoModFile
        {
            ModulePath = "command-line-arguments",
            GoVersion = context.LocalGoVersion,
            Require = [.. required.Select(m => new Requirement(m, Indirect: false))],
        };
        return new MainModules(context, [new MainModuleFile("go.mod", "", "", lines, new VersionFixes(context, "go.mod"))], null);
    }

    /// <summary>The same module with another go line; not for workspaces.</summary>
    public MainModules WithGoVersion(ModuleContext context, string version) =>
        version == GoVersion ? this : new MainModules(context, [All[0].File.WithGoVersion(version)], null);

    /// <summary>In the order of go.work.</summary>
    public ImmutableArray<MainModule> All { get; }

    /// <summary>Null outside of a workspace.</summary>
    public WorkFile? Work { get; }

    /// <summary>What the folders of this invocation hold.</summary>
    public PackageFolders Folders { get; }

    /// <summary>The folder of go.work, or of the one go.mod: relative replacements are meant from here, and vendor/ lies in it.</summary>
    public string Root { get; }

    public string VendorDirectory => Root.TrimEnd('/') + "/vendor";

    /// <summary>The go line that counts for all: go.work's, or the one module's.</summary>
    public string GoVersion => Work?.GoVersion ?? All[0].File.GoVersion;

    /// <summary>The lines that count for all programs.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Godebugs => (Work?.Content ?? All[0].File.File).GodebugPairs;

    /// <summary>Where sums are looked up, and where new ones belong.</summary>
    public SumFiles SumFiles => Work is null
        ? SumFiles.OfModule(All[0].File.FilePath)
        : SumFiles.OfWorkspace(Work.FilePath, All.Select(m => m.File.FilePath));

    /// <summary>The packages of all <c>tool</c> lines, each once, in bytewise order.</summary>
    public ImmutableArray<string> Tools => [.. All.SelectMany(m => m.File.File.Tools).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Null for a path that is no main module's.</summary>
    public MainModule? Find(string modulePath) => _byPath.GetValueOrDefault(modulePath);

    /// <summary>A package of GOROOT/src, where the module that it is of is a main module.</summary>
    public PackageLocation.Found? FindStandard(string importPath)
    {
        foreach (MainModule main in All)
        {
            if (main.InGoroot && main.Find(importPath) is { } found) return found;
        }

        return null;
    }

    public bool IsExcluded(ModuleVersion module)
    {
        if (!_anyExcluded) return false;
        foreach (MainModule main in All)
        {
            if (main.File.IsExcluded(module)) return true;
        }

        return false;
    }

    /// <summary>What stands in for the module, if anything does; a folder as <see cref="ReplacementSource.Used"/> has it.</summary>
    public ModuleVersion? ReplacementOf(ModuleVersion module) => FindReplacement(module)?.Used;

    /// <summary>go.work goes before all go.mod files.</summary>
    public ReplacementSource? FindReplacement(ModuleVersion module)
    {
        if (!_anyReplaced || (module.Version.Length == 0 && _byPath.ContainsKey(module.Path))) return null;
        if (_workReplace?.Of(module) is { } first) return new ReplacementSource(first, first, Work!.FilePath);

        // Where several have a line, the lines agree; go takes the last.
        for (int i = All.Length - 1; i >= 0; i--)
        {
            if (All[i].File.ReplacementOf(module) is { } found)
                return new ReplacementSource(found, FromRoot(All[i].File.Root, found), All[i].File.FilePath);
        }

        return null;
    }

    /// <summary>The folder that a replacement without version names.</summary>
    public string DirectoryOf(ModuleVersion replacement) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(replacement.Path, Root));

    /// <summary>Each replaced module's highest replaced version (empty where only all versions are replaced), longest path first.</summary>
    public IEnumerable<ModuleVersion> HighestReplaced()
    {
        var highest = new Dictionary<string, string>(StringComparer.Ordinal);
        IEnumerable<Replacement> lines = All.SelectMany(m => m.File.File.Replace);
        if (Work is not null) lines = lines.Concat(Work.Content.Replace);
        foreach (ModuleVersion old in lines.Select(l => l.Old))
        {
            if (!highest.TryGetValue(old.Path, out string? version) || ModuleVersion.CompareVersions(old.Path, old.Version, version) > 0)
                highest[old.Path] = old.Version;
        }

        return highest.Select(h => new ModuleVersion(h.Key, h.Value)).OrderByDescending(m => m.Path.Length);
    }

    /// <summary>The package in a directory of a main module or, in vendor mode, of vendor/; null for a directory that is in neither.</summary>
    /// <param name="inVendor">Tells what vendor/modules.txt lists; null where vendor/ is not in use.</param>
    public PackageLocation? FindDirectory(string directory, Func<string, PackageLocation?>? inVendor)
    {
        foreach (MainModule main in All)
        {
            if (main.File.Root == directory) return main.AtRoot();
        }

        MainModule? around = null;
        foreach (MainModule main in All)
        {
            if (!main.Surrounds(directory)) continue;
            if (main.FindDirectory(directory, inVendor) is { } found) return found;
            if (around is null || around.PathPrefix.Length < main.PathPrefix.Length) around = main;
        }

        return around is null
            ? null
            : new PackageLocation.Missing($"main module ({around.Module.Path}) does not contain package {around.ImportPathOf(directory)}");
    }

    /// <summary>A workspace's modules may name one folder in several ways.</summary>
    private ModuleVersion FromRoot(string root, ModuleVersion replacement)
    {
        if (Work is null || replacement.Version.Length > 0 || replacement.Path.StartsWith('/')) return replacement;
        string relative = Path.GetRelativePath(Root, Path.GetFullPath(replacement.Path, root));
        return new ModuleVersion(ModulePaths.IsDirectory(relative) ? relative : "./" + relative, "");
    }
}
