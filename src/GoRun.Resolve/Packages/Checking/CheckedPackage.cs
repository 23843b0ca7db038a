using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Packages.Checking;

/// <summary>A package in the import graph, judged.</summary>
internal sealed class CheckedPackage(PackageNode node)
{
    public PackageNode Node => node;

    /// <summary>The first thing wrong with it, or null.</summary>
    public PackageFault? Fault { get; set; }

    /// <summary>It, or something that it needs, has a fault.</summary>
    public bool Incomplete { get; set; }

    /// <summary>Its direct dependencies in go's order; null until they have all been judged, by which a cycle is known.</summary>
    public List<CheckedPackage>? Imports { get; set; }
}
