using GoRun.Platform;

namespace GoRun.Resolve.Modules;

/// <summary>A main module's own packages.</summary>
internal sealed class MainModule
{
    private readonly PackageFolders _folders;

    public MainModule(ModuleContext context, MainModuleFile file, PackageFolders folders, bool inWorkspace)
    {
        _folders = folders;
        File = file;
        InGoroot = IsInGoroot(file, $"{context.Env.Goroot}/src");

        // The standard library's packages have no module path in front of their import paths. A copy of it elsewhere is a module like any
        // other.
        PathPrefix = InGoroot && file.ModulePath == "std" ? "" : file.ModulePath;
        Module = new Module
        {
            Path = file.ModulePath,
            Directory = file.Root,
            GoModFile = file.FilePath,

            // go fills in the default only where there is but one main module.
            GoVersion = inWorkspace ? file.File.GoVersion ?? "" : file.GoVersion,
            IsMain = true,
        };
    }

    public MainModuleFile File { get; }

    public Module Module { get; }

    /// <summary>It is a module of GOROOT/src itself, std or cmd.</summary>
    public bool InGoroot { get; }

    /// <summary>
    /// What stands before the import paths of the module's packages: the module path, but nothing in the standard library.
    /// </summary>
    public string PathPrefix { get; }

    /// <summary>Null for a package that the module does not have.</summary>
    public PackageLocation.Found? Find(string importPath)
    {
        if (PathPrefix.Length > 0 && !ModulePaths.HasPrefix(importPath, PathPrefix)) return null;
        return _folders.Find(importPath, PathPrefix, File.Root, local: true) is { } directory
            ? new PackageLocation.Found(importPath, directory, Module)
            : null;
    }

    /// <summary>The package in the module's root.</summary>
    public PackageLocation AtRoot() => PathPrefix.Length == 0
        ? new PackageLocation.Missing("GOROOT/src is not an importable package")
        : new PackageLocation.Found(PathPrefix, File.Root, Module);

    /// <summary>The directory lies below the module's root, as far as its name tells.</summary>
    public bool Surrounds(string directory) =>
        directory.Length > File.Root.Length
        && ModulePaths.HasPrefix(directory, File.Root)
        && !directory.AsSpan(File.Root.Length).Contains('@');

    /// <summary>The import path that a directory below the root has, if it is a package of the module.</summary>
    public string ImportPathOf(string directory)
    {
        string below = directory[(File.Root.Length + 1)..];
        return PathPrefix.Length == 0 ? below : $"{PathPrefix}/{below}";
    }

    /// <summary>The package in a directory below the root, or in vendor/; null where the module has none there.</summary>
    /// <param name="inVendor">See <see cref="MainModules.FindDirectory"/>.</param>
    public PackageLocation? FindDirectory(string directory, Func<string, PackageLocation?>? inVendor)
    {
        string below = directory[(File.Root.Length + 1)..];
        if (!below.StartsWith("vendor/", StringComparison.Ordinal)) return Find(ImportPathOf(directory));
        if (inVendor is null) return new PackageLocation.Missing($"without -mod=vendor, directory {directory} has no package path");
        return inVendor(below["vendor/".Length..])
            ?? new PackageLocation.Missing($"directory {directory} is not a package listed in vendor/modules.txt");
    }

    /// <summary>Distributions link GOROOT/src to another place, which is then what the go.mod is found by.</summary>
    private static bool IsInGoroot(MainModuleFile file, string source) =>
        ModulePaths.HasPrefix(file.Root, source)
        || (file.ModulePath is "std" or "cmd" && ModulePaths.HasPrefix(RealPath.Of(file.Root), RealPath.Of(source)));
}
