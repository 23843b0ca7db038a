using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Gopath;
using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Packages.Patterns;

/// <summary>
/// What the arguments of the command line name in GOPATH mode: patterns look in GOROOT and in GOPATH, and a folder outside is a package
/// too, without an import path (cmd/go's search package).
/// </summary>
/// <param name="warnings">Takes go's lines for standard error.</param>
internal sealed class GopathPatterns(
    string workingDirectory, bool cgoEnabled, SourceTree sources, DirectoryScanner scanner, GopathImports gopath, PackageLoader loader, List<string> warnings)
    : IPatternExpander
{
    private readonly string _workingRoot = gopath.Roots.Identify(workingDirectory).Root;
    private readonly PackageTree _tree = new(sources, "", []) { StopsAtModules = false };

    public PatternMatch Expand(string pattern)
    {
        bool wild = pattern.Contains("...", StringComparison.Ordinal);
        if (ImportPathForm.IsRelative(pattern) || pattern.StartsWith('/'))
        {
            return wild
                ? LocalTree(pattern)
                : new PatternMatch(pattern, true, [InDirectory(Absolute(pattern), pattern)], null);
        }

        return pattern switch
        {
            "std" => Matching(pattern, static path => StandardLibrary.MayContain(path) && !Paths.HasPrefix(path, "cmd"), null, [gopath.Roots.Goroot]),
            "cmd" => Matching(pattern, static path => Paths.HasPrefix(path, "cmd"), null, [gopath.Roots.Goroot]),
            "all" or "tool" or "work" => Matching(pattern, static _ => true, null, gopath.Roots.All),
            _ when wild && new PackagePattern(pattern) is var matcher => Matching(pattern, matcher.TreeMayMatch, matcher, gopath.Roots.All),
            _ => new PatternMatch(pattern, true, [Named(pattern)], null),
        };
    }

    private PackageNode Named(string importPath) => loader.Node(gopath.Named(importPath, _workingRoot));

    /// <param name="shown">How the command line names it.</param>
    private PackageNode InDirectory(string directory, string shown)
    {
        string importPath = gopath.Roots.Identify(directory).ImportPath;
        if (importPath.Length > 0) return Named(importPath);
        if (shown.StartsWith('/')) return loader.Node(shown);
        PackageNode node = loader.Node(new ImportTarget(LocalImportPath.Of(directory), directory) { IsLocal = true });
        node.NamedAs = shown;
        return node;
    }

    private PatternMatch LocalTree(string pattern)
    {
        string shownRoot = pattern[..(pattern[..pattern.IndexOf("...", StringComparison.Ordinal)].LastIndexOf('/') + 1)];
        string root = Absolute(shownRoot);
        if (sources.List(root) is null)
            return new PatternMatch(pattern, false, [], $"pattern {pattern}: lstat {shownRoot}: no such file or directory");

        var matcher = new PackagePattern(pattern);
        var found = new List<PackageNode>();
        _tree.Visit(root, true, (directory, entries) =>
        {
            string shown = Paths.Clean(shownRoot + directory[root.Length..].TrimStart('/'));
            if (pattern.StartsWith("./", StringComparison.Ordinal)) shown = shown == "." ? shown : "./" + shown;
            if (matcher.Matches(shown) && IsPackage(directory, entries, out DirectoryScan scan)) found.Add(Scanned(InDirectory(directory, shown), directory, scan));
        });
        return new PatternMatch(pattern, false, found, null);
    }

    /// <param name="wanted">Whether to look at a path and what is below it.</param>
    /// <param name="matcher">Null where all that is wanted matches.</param>
    private PatternMatch Matching(string pattern, Func<string, bool> wanted, PackagePattern? matcher, ImmutableArray<string> roots)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "builtin" };
        if (!cgoEnabled) seen.Add("runtime/cgo");
        var found = new List<PackageNode>();
        foreach (string root in roots)
        {
            string source = root + "/src";
            _tree.Visit(source, true, Visit, directory => directory == source || wanted(PathOf(directory)));

            string PathOf(string directory) => directory[source.Length..].TrimStart('/');

            void Visit(string directory, ImmutableArray<DirectoryEntry> entries)
            {
                string path = PathOf(directory);
                if (matcher is not null) WarnOfLinks(directory, entries, link => wanted(PathOf(link)));
                if (path.Length == 0 || !seen.Add(path) || matcher?.Matches(path) == false) return;
                if (!IsPackage(directory, entries, out DirectoryScan scan)) return;
                bool foreignProgram = pattern == "cmd" && scan.Name == "main" && path.StartsWith("cmd/vendor", StringComparison.Ordinal);
                if (!foreignProgram) found.Add(Scanned(Named(path), directory, scan));
            }
        }

        return new PatternMatch(pattern, false, found, null);
    }

    private bool IsPackage(string directory, ImmutableArray<DirectoryEntry> entries, out DirectoryScan scan)
    {
        scan = DirectoryScan.Empty;
        if (!PackageTree.HasGoFiles(entries)) return false;
        scan = scanner.Scan(directory);
        return scan.Error is not { Kind: ScanErrorKind.NoGoFiles };
    }

    /// <summary>Keeps what was read, so that loading does not read it again, where it will look in this folder.</summary>
    private PackageNode Scanned(PackageNode node, string directory, DirectoryScan scan)
    {
        FolderIdentity identity = gopath.Roots.Identify(directory);
        bool same = node.KnownDirectory == directory || (node.KnownDirectory is null && directory == $"{identity.Root}/src/{node.ImportPath}");
        if (node.Directory.Length > 0 || !same) return node;
        node.Directory = directory;
        node.Root = identity.Root;
        node.InGoroot = identity.Root == gopath.Roots.Goroot;
        node.ConflictDirectory = identity.ConflictDirectory;
        node.Scan = scan;
        return node;
    }

    private void WarnOfLinks(string directory, ImmutableArray<DirectoryEntry> entries, Func<string, bool> wanted)
    {
        foreach (DirectoryEntry entry in entries)
        {
            string path = $"{directory}/{entry.Name}";
            bool link = entry is { Kind: EntryKind.Directory, IsSymbolicLink: true };
            if (link && !PackageTree.IsLeftOut(entry.Name) && wanted(path)) warnings.Add($"warning: ignoring symlink {path}");
        }
    }

    private string Absolute(string path) => path.StartsWith('/') ? Paths.Clean(path) : Paths.Join(workingDirectory, path);
}
