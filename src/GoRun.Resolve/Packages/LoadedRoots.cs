using GoRun.Resolve.Packages.Loading;
using GoRun.Resolve.Packages.Patterns;

namespace GoRun.Resolve.Packages;

/// <summary>What the command line names, as the module side looks at it: of files, what they import.</summary>
internal sealed class LoadedRoots(StandardLibrary library, IReadOnlyList<PatternMatch> matches)
{
    private readonly Dictionary<PackageNode, LoadedPackage> _loaded = new(ReferenceEqualityComparer.Instance);

    /// <summary>The packages outside of the standard library; to be asked before they are loaded.</summary>
    public IReadOnlyList<string> ImportPaths()
    {
        IEnumerable<string> paths = matches.SelectMany(m => m.Packages).SelectMany(
            n => n.CommandLineFiles ? n.Scan.Imports.Select(i => i.Text).Where(p => p != "C") : [n.ImportPath]);
        return [.. paths.Distinct(StringComparer.Ordinal).Where(p => library.Find(p) is null)];
    }

    /// <summary>To be asked when they are loaded.</summary>
    public IReadOnlyList<LoadedPackage> Packages()
    {
        PackageNode[] roots =
        [
            .. matches.SelectMany(m => m.Packages).SelectMany(n => n.CommandLineFiles ? n.Imports.Select(i => i.Target) : [n]),
        ];
        var named = new HashSet<PackageNode>(roots, ReferenceEqualityComparer.Instance);
        return [.. roots.Select(r => Convert(r, named))];
    }

    /// <summary>Goes no further than to the standard library, which imports only itself.</summary>
    private LoadedPackage Convert(PackageNode node, HashSet<PackageNode> named)
    {
        if (_loaded.TryGetValue(node, out LoadedPackage? known)) return known;
        var package = new LoadedPackage(node.ImportPath, node.InGoroot ? null : node.Module, named.Contains(node), node.IsMissing);
        _loaded.Add(node, package);
        if (!node.InGoroot) package.Imports = [.. node.Imports.Where(i => i.Position is not null).Select(i => Convert(i.Target, named))];
        return package;
    }
}
