using GoRun.Platform;
using GoRun.Resolve.Packages;
using GoRun.Resolve.Packages.Loading;
using GoRun.Resolve.Packages.Patterns;

namespace GoRun.Resolve.Gopath;

/// <summary>
/// What an import path means to the package that has it (cmd/go's loadPackageData): <c>./x</c> is a folder, <c>x</c> may be in a
/// <c>vendor</c> folder beside the importer or above it, and may leave out a major version. Thread-safe.
/// </summary>
internal sealed class GopathImports(GopathRoots roots, SourceTree sources)
{
    private readonly MajorVersions _versions = new(roots, sources);

    public GopathRoots Roots => roots;

    /// <param name="importer">Folder of the importing package.</param>
    /// <param name="importerRoot">GOROOT or the entry of GOPATH that holds it; empty for none.</param>
    public ImportTarget Expand(string written, string importer, string importerRoot)
    {
        if (ImportPathForm.IsRelative(written))
        {
            string directory = Paths.Join(importer, written);
            return new ImportTarget(LocalImportPath.Of(directory), directory) { IsLocal = true };
        }

        string source = importerRoot + "/src";
        if (importerRoot.Length == 0 || GopathRoots.Below(source, importer) is not { } below)
            return new ImportTarget(written, HiddenVendorFolder(written, importer));
        foreach (string parent in GopathRoots.Upwards(below))
        {
            if (HasPackage(Paths.Join(source, parent), written)) return Named(Paths.Join(parent, "vendor/" + written), importerRoot);
        }

        return new ImportTarget(_versions.Drop(written, source, below));
    }

    /// <summary>A package by its full import path.</summary>
    /// <param name="fromRoot">
    /// The root that holds who asks, or empty: in <c>vendor/</c> at the top of a tree, GOROOT sees its own packages first, everyone else those
    /// of GOPATH.
    /// </param>
    public ImportTarget Named(string importPath, string fromRoot)
    {
        bool besideSource = importPath.StartsWith("vendor/", StringComparison.Ordinal) && fromRoot != roots.Goroot;
        return new ImportTarget(importPath, besideSource ? roots.Find(importPath, roots.Entries)?.Directory : null);
    }

    /// <summary>A vendor folder counts only with Go files in it: else nobody could vendor a/b/c and take a/b from elsewhere.</summary>
    private bool HasPackage(string parent, string importPath) =>
        sources.DirectoryExists(parent + "/vendor")
        && sources.List($"{parent}/vendor/{importPath}") is { } entries
        && PackageTree.HasGoFiles(entries);

    /// <summary>The vendored package that an importer sees whose own import path leads elsewhere; it then goes without vendor in its path.</summary>
    private string? HiddenVendorFolder(string importPath, string importer)
    {
        foreach (string root in roots.Entries)
        {
            if (GopathRoots.Below(root + "/src", importer) is not { } below || below.Contains("/testdata/", StringComparison.Ordinal)) continue;
            foreach (string parent in GopathRoots.Upwards(below))
            {
                string directory = Paths.Join(root + "/src", parent);
                if (HasPackage(directory, importPath)) return $"{directory}/vendor/{importPath}";
            }
        }

        return null;
    }
}
