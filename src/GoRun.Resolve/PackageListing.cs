using System.Collections.Immutable;
using GoRun.Resolve.Packages.Listing;

namespace GoRun.Resolve;

/// <summary>What <c>gorun list</c> prints about a resolution: import paths, or JSON objects as <c>go list -json</c> prints them.</summary>
public static class PackageListing
{
    /// <summary>Writes one line, or one JSON object, for each package.</summary>
    /// <param name="goroot">The Root of the packages that lie in it.</param>
    /// <param name="dependencies">All packages, dependencies first, instead of only those that the command line names.</param>
    /// <param name="fields">Those of the JSON object to print; null for all.</param>
    public static void Write(
        TextWriter output, Resolution resolution, string goroot, bool dependencies, bool json, ImmutableHashSet<string>? fields)
    {
        var named = resolution.Roots.ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (Package package in dependencies ? resolution.Packages : resolution.Roots)
        {
            if (json) output.Write(PackageObject.Of(package, goroot, !named.Contains(package), fields));
            else output.Write(package.Description);
            output.Write('\n');
        }
    }
}
