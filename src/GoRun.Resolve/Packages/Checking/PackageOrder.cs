namespace GoRun.Resolve.Packages.Checking;

/// <summary>Depth-first order, dependencies first: the order of <c>go list -deps</c>.</summary>
internal static class PackageOrder
{
    public static List<CheckedPackage> Of(IEnumerable<CheckedPackage> roots)
    {
        var seen = new HashSet<CheckedPackage>();
        var ordered = new List<CheckedPackage>();
        foreach (CheckedPackage root in roots) Walk(root, seen, ordered);
        return ordered;
    }

    private static void Walk(CheckedPackage package, HashSet<CheckedPackage> seen, List<CheckedPackage> ordered)
    {
        if (!seen.Add(package)) return;
        foreach (CheckedPackage imported in package.Imports ?? []) Walk(imported, seen, ordered);
        ordered.Add(package);
    }
}
