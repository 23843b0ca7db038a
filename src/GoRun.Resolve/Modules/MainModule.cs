using GoRun.Platform;

namespace GoRun.Resolve.Modules;

/// <summary>The main module's own packages.</summary>
internal sealed class MainModule
{
    private readonly ModuleContext _context;
    private readonly PackageFolders _folders;

    public MainModule(ModuleContext context, MainModuleFile file, PackageFolders folders)
    {
        _context = context;
        _folders = folders;
        File = file;
        bool inGoroot = ModulePaths.HasPrefix(file.Root, $"{context.Env.Goroot}/src");

        // The standard library's packages have no module path in front of their import paths. A copy of it elsewhere is a module like any
        // other.
        PathPrefix = inGoroot && file.ModulePath == "std" ? "" : file.ModulePath;
        Module = new Module
        {
            Path = file.ModulePath,
            Directory = file.Root,
            GoModFile = file.FilePath,
            GoVersion = file.GoVersion,
            IsMain = true,
        };
    }

    public MainModuleFile File { get; }

    public Module Module { get; }

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

    /// <summary>
    /// The package in a directory of the module or, in vendor mode, of its vendor/; null for a directory that is in neither.
    /// </summary>
    /// <param name="isVendored">Tells what vendor/modules.txt lists; null where vendor/ is not in use.</param>
    public PackageLocation? FindDirectory(string directory, Func<string, PackageLocation?>? isVendored)
    {
        if (directory == File.Root)
        {
            return PathPrefix.Length == 0
                ? new PackageLocation.Missing("GOROOT/src is not an importable package")
                : new PackageLocation.Found(PathPrefix, directory, Module);
        }

        if (!ModulePaths.HasPrefix(directory, File.Root)) return null;
        string below = directory[(File.Root.Length + 1)..];
        if (below.Contains('@', StringComparison.Ordinal)) return null;
        if (below.StartsWith("vendor/", StringComparison.Ordinal))
        {
            if (isVendored is null) return new PackageLocation.Missing($"without -mod=vendor, directory {directory} has no package path");
            return isVendored(below["vendor/".Length..])
                ?? new PackageLocation.Missing($"directory {directory} is not a package listed in vendor/modules.txt");
        }

        string importPath = PathPrefix.Length == 0 ? below : $"{PathPrefix}/{below}";
        if (Find(importPath) is { } found) return found;
        return new PackageLocation.Missing($"main module ({Module.Path}) does not contain package {importPath}");
    }

    /// <summary>What go says of a directory before it asks for its import path; null where there is nothing to say.</summary>
    public static PackageLocation.Missing? DirectoryProblem(ModuleContext context, PackageFolders folders, string directory)
    {
        if (!context.Sources.DirectoryExists(directory)) return new PackageLocation.Missing($"stat {directory}: directory not found");
        return folders.HasGoFiles(directory) ? null : new PackageLocation.Missing($"no Go files in {directory}");
    }

    /// <summary>go's message for a directory of no module in use.</summary>
    public PackageLocation.Missing Outside(string directory)
    {
        string shown = _context.Short(directory);
        string subject = shown == "." ? "current directory" : "directory " + shown;
        return new PackageLocation.Missing($"{subject} outside main module or its selected dependencies");
    }
}
