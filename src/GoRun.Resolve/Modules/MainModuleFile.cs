using System.Collections.Frozen;
using System.Collections.Immutable;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Resolve.Modules.Updating;

namespace GoRun.Resolve.Modules;

/// <summary>A main module's go.mod, with what is looked up in it.</summary>
internal sealed class MainModuleFile
{
    private readonly ReplacementTable _replace;
    private readonly FrozenSet<ModuleVersion> _exclude;

    /// <param name="path">Of the file in use: go.mod, or what <c>-modfile</c> names.</param>
    /// <param name="text">What the file holds.</param>
    /// <param name="fixes">What was found for it.</param>
    /// <param name="root">Absolute folder of the module; it is that of go.mod even where another file is read in its place.</param>
    /// <exception cref="Platform.GoError">Two lines replace the same module differently.</exception>
    public MainModuleFile(string path, string root, string text, GoModFile file, VersionFixes fixes)
    {
        Text = text;
        Fixes = fixes;
        FilePath = path;
        Root = root;
        File = file;
        _exclude = file.Exclude.ToFrozenSet();
        _replace = new ReplacementTable(file.Replace);
    }

    public string FilePath { get; }

    public string Root { get; }

    /// <summary>There is no such file: the module only stands for what the command line asks for.</summary>
    public bool IsMadeUp => Root.Length == 0;

    public string Text { get; }

    /// <summary>What its versions stand for where they are not canonical; <see cref="File"/> has those.</summary>
    public VersionFixes Fixes { get; }

    public GoModFile File { get; }

    public string ModulePath => File.ModulePath ?? "";

    /// <summary>The go line's version, with the default for a file that has none.</summary>
    public string GoVersion => File.GoVersion ?? Modules.GoVersion.WithoutGoLine;

    /// <summary>The same with another go line, before that is written.</summary>
    public MainModuleFile WithGoVersion(string version) => new(FilePath, Root, Text, File with { GoVersion = version }, Fixes);

    public bool IsExcluded(ModuleVersion module) => _exclude.Contains(module);

    /// <summary>What a replace line of this file puts in the module's place: one for the version goes before one for all versions.</summary>
    public ModuleVersion? ReplacementOf(ModuleVersion module) => _replace.Of(module);
}
