using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Gopath;
using GoRun.Resolve.Packages.Loading;
using GoRun.Resolve.Packages.Patterns;

namespace GoRun.Resolve.Packages;

/// <summary>
/// A package made of the .go files that the command line names: just these, from one directory, whatever their constraints say.
/// </summary>
internal sealed class CommandLineFiles(string workingDirectory, SourceTree sources, DirectoryScanner scanner, GopathRoots? gopath)
{
    private const string ImportPath = "command-line-arguments";

    /// <summary>
    /// Whether the targets are files: for run where the first ends in .go, else where any of them ends so and is a file.
    /// </summary>
    public bool AreMeant(ImmutableArray<string> targets, ResolvePurpose purpose) => purpose == ResolvePurpose.Run
        ? targets.Length > 0 && IsGoFileName(targets[0])
        : targets.Any(t => IsGoFileName(t) && sources.FileExists(Absolute(t)));

    public PatternMatch Match(ImmutableArray<string> files, ResolvePurpose purpose)
    {
        foreach (string file in files)
        {
            if (purpose == ResolvePurpose.Run && file.EndsWith("_test.go", StringComparison.Ordinal))
                throw new GoError($"go: cannot run *_test.go files ({file})");
        }

        foreach (string file in files)
        {
            if (!IsGoFileName(file)) throw new GoError($"named files must be .go files: {file}");
        }

        string directory = CommonDirectory(files);
        DirectoryScan scan = scanner.ScanFiles(directory, [.. files.Select(Paths.BaseOf)]);
        // Constraints keep no named file out, only cgo does.
        if (scan.IgnoredGoFiles.Length == files.Length) throw new GoError("go: no Go source files");
        var node = new PackageNode(ImportPath)
        {
            CommandLineFiles = true,
            IsLocal = true,
            Directory = directory,
            Scan = scan,
            Root = gopath?.Identify(directory).Root ?? "",
        };
        return new PatternMatch(string.Join(' ', files), true, [node], null);
    }

    private string CommonDirectory(ImmutableArray<string> files)
    {
        string? common = null;
        foreach (string file in files)
        {
            string path = Absolute(file);
            if (sources.DirectoryExists(path)) throw new GoError($"{file} is a directory, should be a Go file");
            if (!sources.FileExists(path)) throw new GoError($"stat {file}: no such file or directory");
            string directory = Paths.DirectoryOf(file);
            common ??= directory;
            if (common != directory) throw new GoError($"named files must all be in one directory; have {common} and {directory}");
        }

        return Absolute(common ?? ".");
    }

    private static bool IsGoFileName(string name) => name.EndsWith(".go", StringComparison.Ordinal);

    private string Absolute(string path) => path.StartsWith('/') ? Paths.Clean(path) : Paths.Join(workingDirectory, path);
}
