using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Packages.Loading;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Patterns;

/// <summary>Finds packages on disk for patterns: in trees of folders whose roots have a known import path.</summary>
internal sealed class PackageFinder(
    GoEnv env,
    SourceTree sources,
    DirectoryScanner scanner,
    StandardLibrary library,
    IPackageLocator locator,
    PackageLoader loader,
    Action<string>? ignored)
{
    /// <summary>The packages of the standard library, with what it has vendored.</summary>
    public List<PackageNode> StandardPackages()
    {
        var found = new SortedDictionary<string, PackageNode>(StringComparer.Ordinal);
        Collect(new Tree(library.ModuleRoot("std"), "", null), static path => path != "cmd", null, found);
        return [.. found.Values];
    }

    /// <summary>The toolchain's commands and their packages, with what they have vendored but no programs among that.</summary>
    public List<PackageNode> Commands()
    {
        var found = new SortedDictionary<string, PackageNode>(StringComparer.Ordinal);
        Collect(new Tree(library.ModuleRoot("cmd"), "cmd", null), static _ => true, null, found);
        return [.. found.Values.Where(n => n.Scan.Name != "main" || !n.ImportPath.StartsWith("cmd/vendor/", StringComparison.Ordinal))];
    }

    /// <summary>The packages of the main modules.</summary>
    public List<PackageNode> MainModules()
    {
        var found = new SortedDictionary<string, PackageNode>(StringComparer.Ordinal);
        foreach (Module main in locator.MainModules)
        {
            string path = library.ImportPathOf(main.Directory) ?? main.Path;
            Collect(new Tree(main.Directory, path, main) { IsModule = true }, static _ => true, null, found);
        }

        return [.. found.Values];
    }

    /// <summary>The packages that go.mod's <c>tool</c> lines name.</summary>
    public List<PackageNode> Tools() => [.. locator.Tools.Select(loader.Node)];

    /// <summary>The packages of GOROOT, of the build list and of vendor/ whose import paths match.</summary>
    public List<PackageNode> Matching(PackagePattern pattern)
    {
        var found = new SortedDictionary<string, PackageNode>(StringComparer.Ordinal);
        Collect(new Tree(library.Root, "", null) { StopsAtModules = true }, pattern.TreeMayMatch, pattern, found);
        if (pattern.TreeMayMatch("cmd"))
            Collect(new Tree($"{library.Root}/cmd", "cmd", null) { StopsAtModules = true }, pattern.TreeMayMatch, pattern, found);
        foreach (Module module in locator.BuildList)
        {
            if (module.Directory.Length > 0 && module.Path is not ("std" or "cmd") && pattern.TreeMayMatch(module.Path))
                Collect(new Tree(module.Directory, module.Path, module) { IsModule = true }, pattern.TreeMayMatch, pattern, found);
        }

        if (locator.VendorDirectory is { } vendor)
            Collect(new Tree(vendor, "", null), pattern.TreeMayMatch, pattern, found);
        return [.. found.Values];
    }

    /// <summary>What the pattern <c>all</c> stands for.</summary>
    public List<PackageNode> All() => new AllPackages(scanner, library, locator, loader).From(MainModules(), Tools());

    /// <summary>The package of a directory that has been scanned; or why it is none, in go's words.</summary>
    public (PackageNode? Node, string? Error) InDirectory(string directory, DirectoryScan scan)
    {
        if (library.ImportPathOf(directory) is { } standardPath)
        {
            if (standardPath.Length == 0) return (null, "GOROOT/src is not an importable package");
            if (standardPath == "builtin") return (null, "\"builtin\" is a pseudo-package, not an importable package");
            return (Located(standardPath, directory, null, true, scan), null);
        }

        return locator.LocateDirectory(directory) switch
        {
            PackageLocation.Found found => (Located(found.ImportPath, directory, found.Module, false, scan), null),
            PackageLocation.Missing missing => (null, missing.Message),
            _ => (null, null),
        };
    }

    /// <summary>The node with what is known already, so that loading does not scan again.</summary>
    private PackageNode Located(string importPath, string directory, Module? module, bool inGoroot, DirectoryScan scan)
    {
        PackageNode node = loader.Node(importPath);
        if (node.Directory.Length > 0 || node.LocationError is not null) return node;
        if (ImportPathCheck.Problem(importPath, env.Release) is { } problem)
        {
            node.LocationError = problem;
            return node;
        }

        node.Module = module;
        node.InGoroot = inGoroot;
        node.Scan = scan;
        node.Directory = directory;
        return node;
    }

    private void Collect(Tree tree, Func<string, bool> wanted, PackagePattern? pattern, SortedDictionary<string, PackageNode> found)
    {
        bool goroot = library.ImportPathOf(tree.Root) is not null;
        var walk = new PackageTree(sources, tree.Root, goroot || tree.Module is null ? [] : locator.IgnoredFolders(tree.Module))
        {
            StopsAtModules = tree.StopsAtModules || tree.IsModule,
            SkipsVendor = tree.IsModule && !goroot,
            Ignored = ignored,
        };
        walk.Visit(
            tree.Root,
            tree.Path.Length > 0 || !goroot,
            (directory, entries) =>
            {
                string path = tree.PathOf(directory);
                if (path == "builtin" || (path == "runtime/cgo" && !env.CgoEnabled) || !PackageTree.HasGoFiles(entries)) return;
                if ((pattern is null || pattern.Matches(path)) && !found.ContainsKey(path))
                    Add(tree, goroot, path, directory, found);
            },
            directory => wanted(tree.PathOf(directory)));
    }

    private void Add(
        Tree tree,
        bool goroot,
        string path,
        string directory,
        SortedDictionary<string, PackageNode> found)
    {
        DirectoryScan scan = scanner.Scan(directory);
        // Unlike a local pattern, this one passes over a folder whose files all have constraints that cannot be read.
        if (scan.GoFiles.IsEmpty && scan.CgoFiles.IsEmpty && !scan.HasTestFiles) return;
        bool vendored = !goroot && tree.Path.Length == 0;
        // Only modules.txt tells which module a vendored package is of.
        found.Add(path, vendored ? loader.Node(path) : Located(path, directory, tree.Module, goroot, scan));
    }

    /// <summary>A folder with packages below it.</summary>
    /// <param name="Path">The import path of the root; empty where the packages' paths begin below it.</param>
    private sealed record Tree(string Root, string Path, Module? Module)
    {
        public bool StopsAtModules { get; init; }

        /// <summary>It ends where another module begins, and its vendor folder is not its own.</summary>
        public bool IsModule { get; init; }

        public string PathOf(string directory)
        {
            string below = directory[Root.Length..].TrimStart('/');
            if (Path.Length == 0) return below;
            return below.Length == 0 ? Path : $"{Path}/{below}";
        }
    }
}
