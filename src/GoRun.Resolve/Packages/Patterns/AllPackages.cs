using GoRun.Resolve.Modules;
using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Packages.Patterns;

/// <summary>
/// What the pattern <c>all</c> stands for: the main modules' packages and tools, what the packages and their tests import, and all that is
/// needed for that. With a go line before 1.16 the tests of all these packages count, and not only those of the main modules.
/// </summary>
internal sealed class AllPackages(DirectoryScanner scanner, StandardLibrary library, IPackageLocator locator, PackageLoader loader)
{
    private const string OnlyOwnTests = "1.16";

    private readonly DirectoryScanner _testScanner = scanner.WithTests();

    /// <param name="own">The main modules' packages.</param>
    /// <param name="tools">Packages of <c>tool</c> lines.</param>
    public List<PackageNode> From(IReadOnlyCollection<PackageNode> own, IEnumerable<PackageNode> tools)
    {
        var found = new SortedDictionary<string, PackageNode>(StringComparer.Ordinal);
        bool everyTest = GoVersion.Compare(locator.GoVersion, OnlyOwnTests) < 0;
        PackageNode[] roots = [.. own, .. own.SelectMany(TestImports), .. tools];
        while (roots.Length > 0)
        {
            loader.Load(roots);
            List<PackageNode> added = AddWithImports(roots, found);
            roots = everyTest ? [.. added.SelectMany(TestImports).Where(n => !found.ContainsKey(n.ImportPath)).Distinct()] : [];
        }

        return [.. found.Values];
    }

    private static List<PackageNode> AddWithImports(PackageNode[] roots, SortedDictionary<string, PackageNode> found)
    {
        var added = new List<PackageNode>();
        var pending = new Stack<PackageNode>(roots);
        while (pending.TryPop(out PackageNode? node))
        {
            if (!found.TryAdd(node.ImportPath, node)) continue;
            added.Add(node);
            foreach (ImportEdge edge in node.Imports)
            {
                if (edge.Position is not null) pending.Push(edge.Target);
            }
        }

        return added;
    }

    private IEnumerable<PackageNode> TestImports(PackageNode node)
    {
        if (node.Directory.Length == 0) yield break;
        foreach (PlacedText import in _testScanner.Scan(node.Directory).TestImports)
        {
            if (import.Text != "C") yield return loader.Node(node.Standard ? library.Resolve(node.ImportPath, import.Text) : import.Text);
        }
    }
}
