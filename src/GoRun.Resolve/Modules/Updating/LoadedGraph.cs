using System.Collections.Frozen;

namespace GoRun.Resolve.Modules.Updating;

/// <summary>What the loaded packages say about the main module's requirements.</summary>
internal sealed class LoadedGraph
{
    private readonly List<LoadedPackage> _packages = [];
    private readonly Dictionary<LoadedPackage, LoadedPackage> _importers = new(ReferenceEqualityComparer.Instance);

    public LoadedGraph(IEnumerable<LoadedPackage> roots)
    {
        var seen = new HashSet<LoadedPackage>(ReferenceEqualityComparer.Instance);
        foreach (LoadedPackage root in roots.Where(seen.Add)) _packages.Add(root);
        for (int i = 0; i < _packages.Count; i++)
        {
            foreach (LoadedPackage import in _packages[i].Imports.Where(seen.Add))
            {
                _importers.Add(import, _packages[i]);
                _packages.Add(import);
            }
        }
    }

    /// <summary>Breadth first, as go looks at them.</summary>
    public IReadOnlyList<LoadedPackage> Packages => _packages;

    /// <summary>The imports that lead from a package that the command line names to this one, on a shortest way.</summary>
    public string WayTo(string importPath)
    {
        string way = importPath;
        for (LoadedPackage? at = _packages.Find(p => p.ImportPath == importPath); at is not null; at = _importers.GetValueOrDefault(at))
        {
            if (_importers.TryGetValue(at, out LoadedPackage? importer)) way = $"{importer.ImportPath} imports\n\t{way}";
        }

        return way;
    }

    /// <summary>Paths of the modules that the main module imports from itself.</summary>
    public FrozenSet<string> Direct(FrozenSet<string> known) => known
        .Concat(_packages.Where(p => p.Module is { IsMain: true }).SelectMany(p => p.Imports).Where(IsExternal).Select(p => p.Module!.Path))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The modules whose packages the main module needs, however indirectly, or the command line names. Tools of the main module count as its
    /// imports.
    /// </summary>
    public HashSet<ModuleVersion> Used(IReadOnlyCollection<string> tools)
    {
        var needed = new HashSet<LoadedPackage>(ReferenceEqualityComparer.Instance);
        var open = new Stack<LoadedPackage>(_packages.Where(p => p.Module is { IsMain: true } || tools.Contains(p.ImportPath)));
        while (open.TryPop(out LoadedPackage? package))
        {
            if (!needed.Add(package)) continue;
            foreach (LoadedPackage import in package.Imports) open.Push(import);
        }

        return [.. _packages.Where(p => IsExternal(p) && (p.Named || needed.Contains(p))).Select(p => VersionOf(p.Module!))];
    }

    public static ModuleVersion VersionOf(Module module) => new(module.Path, module.Version);

    private static bool IsExternal(LoadedPackage package) => package.Module is { IsMain: false };
}
