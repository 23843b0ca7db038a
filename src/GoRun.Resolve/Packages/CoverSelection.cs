using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Packages.Checking;
using GoRun.Resolve.Packages.Loading;
using GoRun.Resolve.Packages.Patterns;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages;

/// <summary>Which packages report their coverage (SelectCoverPackages in cmd/go/internal/load).</summary>
/// <param name="tools">The packages that the pattern <c>tool</c> stands for.</param>
/// <param name="atomic">Gives the package that counting with <c>atomic</c> needs.</param>
internal sealed class CoverSelection(
    GoEnv env, BuildFlags flags, CoverFlags cover, SourceTree sources, string workingDirectory, ImmutableArray<string> tools, Func<CheckedPackage> atomic)
{
    /// <summary>It is there so that packages are numbered right; nothing is counted.</summary>
    private const string RegisteredOnly = "regonly";

    private readonly Lazy<IReadOnlySet<string>> _runtimePackages = new(() => RuntimePackages.Of(env));

    /// <summary>Marks the packages among those given, and adds to what they import.</summary>
    /// <returns>A warning for each pattern that matches none.</returns>
    /// <exception cref="GoError">An overlay replaces a file of a package that is chosen.</exception>
    public IEnumerable<string> Apply(IReadOnlyList<CheckedPackage> packages)
    {
        var unused = cover.Patterns.ToList();
        foreach (CheckedPackage package in packages)
        {
            if (!IsChosen(package.Node, unused) || !CanReport(package.Node)) continue;
            if (sources.HasOverlay) RefuseOverlaid(package.Node);
            package.Node.CoverMode = ModeOf(package.Node);
            if (cover.Mode == "atomic") package.Imports?.Add(atomic());
        }

        return unused.Select(pattern => $"warning: no packages being built depend on matches for pattern {pattern}");
    }

    private bool IsChosen(PackageNode node, List<string> unused)
    {
        if (cover.Patterns.IsEmpty) return node.CommandLineFiles || node.Named || node.Module is { IsMain: true };
        bool chosen = false;
        foreach (string pattern in cover.Patterns)
        {
            if (!Matches(pattern, node)) continue;
            unused.Remove(pattern);
            chosen = true;
        }

        return chosen;
    }

    private bool Matches(string pattern, PackageNode node) => pattern switch
    {
        "tool" when HasModulePatterns => tools.Contains(node.ImportPath),
        "work" when HasModulePatterns => node.Module is { IsMain: true },
        _ => FlagPattern.Matches(pattern, node.ImportPath, node.Directory, node.Standard, workingDirectory),
    };

    private bool HasModulePatterns => env.Release.AtLeast(25) && !env.UsesGopath;

    private bool CanReport(PackageNode node)
    {
        if (node.ImportPath == "unsafe" || (node.Scan.GoFiles.IsEmpty && node.Scan.CgoFiles.IsEmpty)) return false;
        // What does the counting cannot be counted.
        return !(cover.Mode == "atomic" && node is { Standard: true, ImportPath: "sync/atomic" or "internal/runtime/atomic" });
    }

    /// <summary>go lets the cover tool read the file on disk, and so builds another program than was asked for, under the same action ID.</summary>
    private void RefuseOverlaid(PackageNode node)
    {
        foreach (string file in node.Scan.GoFiles.Concat(node.Scan.CgoFiles))
        {
            string path = $"{node.Directory}/{file}";
            if (sources.ActualPath(path) != path)
                throw new GoError($"gorun: {node.ImportPath}: the coverage of {file} cannot be measured: -overlay replaces it", GoError.Usage);
        }
    }

    /// <summary>The race detector must not be called before it is set up, by the runtime.</summary>
    private string ModeOf(PackageNode node) =>
        flags.Sanitizer == "race" && node.Standard && _runtimePackages.Value.Contains(node.ImportPath) ? RegisteredOnly : cover.Mode;
}
