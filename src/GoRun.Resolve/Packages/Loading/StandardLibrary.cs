using GoRun.Platform;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>Where the packages of GOROOT/src are: the standard library, the toolchain's commands, and what both have vendored.</summary>
/// <param name="goroot">As spelled in the environment: never resolved further.</param>
/// <param name="mainModule">
/// When the command runs inside GOROOT/src the main module is <c>std</c> or <c>cmd</c>, and its packages are found by its own
/// root, whose spelling may differ from GOROOT's.
/// </param>
internal sealed class StandardLibrary(string goroot, SourceTree sources, PackageDirectories directories, Module? mainModule)
{
    private readonly string _moduleRoot = mainModule is { Path: "std" or "cmd" } ? mainModule.Directory : "";
    private readonly bool _moduleIsCmd = mainModule?.Path == "cmd";

    public string Goroot => goroot;

    /// <summary>GOROOT/src.</summary>
    public string Root { get; } = goroot + "/src";

    /// <summary>Only a path without a dot in its first element may be of the standard library.</summary>
    public static bool MayContain(string importPath)
    {
        int slash = importPath.IndexOf('/', StringComparison.Ordinal);
        return !importPath.AsSpan(0, slash < 0 ? importPath.Length : slash).Contains('.');
    }

    /// <summary>
    /// The directory where the path is a package of GOROOT; null where there is no such directory, or no Go file in it.
    /// </summary>
    public string? Find(string importPath)
    {
        if (!MayContain(importPath) || importPath.StartsWith('/')) return null;

        // The disk would find fmt/ and x/../fmt too; no package has such a path.
        if (Paths.Clean(importPath) != importPath) return null;
        string directory = DirectoryOf(importPath);
        return directories.Open(directory) is { HasGoFiles: true } ? directory : null;
    }

    /// <summary>The root of the module <c>std</c> or <c>cmd</c>, as the directories of its packages spell it.</summary>
    public string ModuleRoot(string module)
    {
        bool cmd = module == "cmd";
        if (_moduleRoot.Length > 0 && cmd == _moduleIsCmd) return _moduleRoot;
        return cmd ? Root + "/cmd" : Root;
    }

    public string DirectoryOf(string importPath)
    {
        bool cmd = Paths.HasPrefix(importPath, "cmd");
        if (_moduleRoot.Length == 0 || cmd != _moduleIsCmd) return $"{Root}/{importPath}";
        return _moduleIsCmd ? _moduleRoot + importPath["cmd".Length..] : $"{_moduleRoot}/{importPath}";
    }

    /// <summary>The import path of a directory below GOROOT/src; null for any other.</summary>
    public string? ImportPathOf(string directory)
    {
        if (_moduleRoot.Length > 0 && Paths.HasPrefix(directory, _moduleRoot))
        {
            string rest = directory[_moduleRoot.Length..];
            return _moduleIsCmd ? "cmd" + rest : rest.TrimStart('/');
        }

        return Paths.HasPrefix(directory, Root) ? directory[Root.Length..].TrimStart('/') : null;
    }

    /// <summary>
    /// What an import of a package in GOROOT really means: paths of other modules lead to <c>vendor/</c>, or <c>cmd/vendor/</c> for the
    /// commands.
    /// </summary>
    public string Resolve(string importer, string importPath)
    {
        if (MayContain(importPath)) return importPath;
        string vendored = (Paths.HasPrefix(importer, "cmd") ? "cmd/vendor/" : "vendor/") + importPath;
        return sources.DirectoryExists($"{Root}/{vendored}") ? vendored : importPath;
    }
}
