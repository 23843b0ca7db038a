using GoRun.Platform;
using GoRun.Resolve.Packages.Loading;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Patterns;

/// <summary>What the arguments of the command line name where modules are in use.</summary>
/// <param name="ignored">Told of folders that <c>ignore</c> lines leave out; null where nobody wants to know.</param>
internal sealed class PatternExpander(
    GoEnv env,
    string workingDirectory,
    SourceTree sources,
    DirectoryScanner scanner,
    StandardLibrary library,
    IPackageLocator locator,
    PackageLoader loader,
    OtherModules otherModules,
    Action<string>? ignored)
    : IPatternExpander
{
    private readonly PackageFinder _finder = new(env, sources, scanner, library, locator, loader, ignored);

    public PatternMatch Expand(string pattern)
    {
        try
        {
            return ExpandCanonical(pattern);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            bool literal = !pattern.Contains("...", StringComparison.Ordinal);
            // go walks a tree in the spelling of the pattern, and so names what it meets there.
            string problem = pattern.StartsWith('/') ? e.Message : e.Message.Replace(workingDirectory + "/", "", StringComparison.Ordinal);
            return new PatternMatch(pattern, literal, [], literal ? e.Message : $"pattern {pattern}: {problem}");
        }
    }

    private PatternMatch ExpandCanonical(string pattern)
    {
        bool local = ImportPathForm.IsRelative(pattern) || pattern.StartsWith('/');
        bool wild = pattern.Contains("...", StringComparison.Ordinal);
        if (local) return wild ? LocalTree(pattern) : LocalDirectory(pattern);
        if (wild) return new PatternMatch(pattern, false, _finder.Matching(new PackagePattern(pattern)), null);
        return pattern switch
        {
            "std" => new PatternMatch(pattern, false, _finder.StandardPackages(), null),
            "cmd" => new PatternMatch(pattern, false, _finder.Commands(), null),
            "work" when env.Release.AtLeast(25) => new PatternMatch(pattern, false, _finder.MainModules(), null),
            "all" => new PatternMatch(pattern, false, _finder.All(), null),
            "tool" => new PatternMatch(pattern, false, _finder.Tools(), null),
            _ => new PatternMatch(pattern, true, [loader.Node(pattern)], null),
        };
    }

    private PatternMatch LocalDirectory(string pattern)
    {
        string directory = Absolute(pattern);
        RequireMainModule(directory, pattern);
        (PackageNode? node, string? error) = InDirectory(directory);
        if (node is not null) return new PatternMatch(pattern, true, [node], null);
        otherModules.Refused(directory, pattern);
        locator.RequireMainModule();
        return new PatternMatch(pattern, true, [], error);
    }

    private (PackageNode? Node, string? Error) InDirectory(string directory)
    {
        if (!scanner.Exists(directory))
        {
            if (sources.FileExists(directory)) return _finder.InDirectory(directory, DirectoryScan.Empty);
            return (null, $"stat {directory}: {(IsBelowFile(directory) ? "not a directory" : "directory not found")}");
        }

        DirectoryScan scan = scanner.Scan(directory);
        bool nothing = scan.Error is { Kind: ScanErrorKind.NoGoFiles } && scan.IgnoredGoFiles.IsEmpty;
        return nothing ? (null, scan.Error!.Message) : _finder.InDirectory(directory, scan);
    }

    private bool IsBelowFile(string path)
    {
        string parent = Paths.DirectoryOf(path);
        return sources.FileExists(parent) || (parent != "/" && !sources.DirectoryExists(parent) && IsBelowFile(parent));
    }

    private PatternMatch LocalTree(string pattern)
    {
        string shownRoot = Paths.DirectoryOf(Paths.Clean(pattern[..(pattern.IndexOf("...", StringComparison.Ordinal) + 3)]));
        string root = Absolute(shownRoot);
        if (RootProblem(pattern, root, shownRoot) is { } problem)
            return new PatternMatch(pattern, false, [], $"pattern {pattern}: {problem}");

        var matcher = new PackagePattern(Absolute(pattern));
        var found = new List<PackageNode>();
        string? error = null;
        Module? around = locator.MainModules.LastOrDefault(m => Paths.HasPrefix(root, m.Directory));
        var walk = new PackageTree(sources, around?.Directory ?? "", around is null ? [] : locator.IgnoredFolders(around)) { Ignored = ignored };
        walk.Visit(root, true, (directory, entries) =>
        {
            if (!matcher.Matches(directory) || !PackageTree.HasGoFiles(entries)) return;
            // These two are no packages, which matters only to one who names them.
            if (directory == library.Root || library.ImportPathOf(directory) == "builtin") return;
            DirectoryScan scan = scanner.Scan(directory);
            if (scan.Error is { Kind: ScanErrorKind.NoGoFiles }) return;
            (PackageNode? node, string? why) = _finder.InDirectory(directory, scan);
            if (node is null) error ??= $"pattern {pattern}: {why}";
            else found.Add(node);
        });
        return new PatternMatch(pattern, false, found, error);
    }

    /// <summary>Why the tree is not walked, in go's words; null where it is.</summary>
    private string? RootProblem(string pattern, string root, string shownRoot)
    {
        RequireMainModule(root, pattern);
        if (library.ImportPathOf(root) is null && locator.TreeProblem(root) is { } problem)
        {
            otherModules.Refused(root, pattern);
            return problem;
        }

        if (sources.List(root) is not null) return null;
        bool dotted = pattern.StartsWith("./", StringComparison.Ordinal) && !shownRoot.StartsWith('.');
        return $"lstat {(dotted ? "./" : "")}{shownRoot}/: no such file or directory";
    }

    /// <summary>Without a main module every directory is refused that is not one of GOROOT.</summary>
    private void RequireMainModule(string directory, string pattern)
    {
        if (locator.MainModules.IsEmpty && library.ImportPathOf(directory) is null) otherModules.Refused(directory, pattern);
    }

    private string Absolute(string path) => path.StartsWith('/') ? path : Paths.Join(workingDirectory, path);
}
