using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Packages;
using GoRun.Toolchain;

namespace GoRun.Resolve.Gopath;

/// <summary>
/// GOPATH mode (GO111MODULE=off, or auto outside a module): packages are found by import path in GOROOT and in GOPATH, and there are no
/// modules (<c>go help gopath</c>).
/// </summary>
internal sealed class GopathLocator(GoEnv env, GopathRoots roots, SourceTree sources) : IPackageLocator
{
    public ImmutableArray<Module> MainModules => [];

    /// <summary>For GODEBUG: 1.20 is the last release before there were such settings; until 1.27 that was forgotten.</summary>
    public string GoVersion => env.Release.AtLeast(27) ? "1.20" : Modules.GoVersion.WithoutGoLine;

    public ImmutableArray<Module> BuildList => [];

    public ImmutableArray<KeyValuePair<string, string>> Godebugs => [];


    public GopathImports? Gopath { get; } = new(roots, sources);

    public PackageLocation Locate(string importPath) => Locate(importPath, null);

    public PackageLocation Locate(string importPath, Importer? importer)
    {
        string quoted = GoQuoting.Quote(importPath);
        if (importPath.StartsWith('/')) return new PackageLocation.Missing($"import {quoted}: cannot import absolute path");
        if (roots.Find(importPath, roots.All) is { } folder)
            return new PackageLocation.Found(importPath, folder.Directory, Module: null) { Root = folder.Root };
        IEnumerable<string> tried =
        [
            .. Explained(importer is null ? [] : VendorFolders(importer.Directory, importPath), "vendor tree"),
            $"\t{roots.Goroot}/src/{importPath} (from $GOROOT)",
            .. Explained(roots.Entries.Select(e => $"{e}/src/{importPath}"), "from $GOPATH"),
            .. roots.Entries.IsEmpty ? ["\t($GOPATH not set. For more details see: 'go help gopath')"] : Array.Empty<string>(),
        ];
        return new PackageLocation.Missing($"cannot find package {quoted} in any of:\n{string.Join('\n', tried)}");
    }

    public PackageLocation LocateDirectory(string directory)
    {
        FolderIdentity identity = roots.Identify(directory);
        if (!sources.DirectoryExists(directory))
        {
            string shown = identity.ImportPath.Length > 0 ? identity.ImportPath : ".";
            return new PackageLocation.Missing($"cannot find package {GoQuoting.Quote(shown)} in:\n\t{directory}");
        }

        return new PackageLocation.Found(identity.ImportPath, directory, Module: null)
        {
            Root = identity.Root,
            ConflictDirectory = identity.ConflictDirectory,
        };
    }

    public ImmutableArray<string> IgnoredFolders(Module module) => [];

    /// <summary>Patterns look everywhere.</summary>
    public string? TreeProblem(string directory) => null;

    public Module WithSum(Module module) => module;

    /// <exception cref="GoError">Always: there are no modules.</exception>
    public ModuleResolution ResolveModules(ImmutableArray<string> arguments, ModuleAspects aspects) =>
        throw new GoError("go: list -m cannot be used with GO111MODULE=off");

    private static IEnumerable<string> Explained(IEnumerable<string> directories, string reason) =>
        directories.Select((directory, i) => i == 0 ? $"\t{directory} ({reason})" : "\t" + directory);

    /// <summary>Where vendor folders would have had the package.</summary>
    private IEnumerable<string> VendorFolders(string importer, string importPath)
    {
        foreach (string root in roots.All)
        {
            string source = root + "/src";
            if (GopathRoots.Below(source, importer) is not { } below || below.Contains("/testdata/", StringComparison.Ordinal)) continue;
            foreach (string parent in GopathRoots.Upwards(below))
            {
                string vendor = Paths.Join(source, parent) + "/vendor";
                if (sources.DirectoryExists(vendor)) yield return $"{vendor}/{importPath}";
            }
        }
    }
}
