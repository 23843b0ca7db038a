using GoRun.Platform;
using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Packages.Checking;

/// <summary>Who may import what: the rules about <c>internal</c>, <c>vendor</c> and programs.</summary>
/// <param name="locator">Tells the import path of a directory, for files named on the command line.</param>
internal sealed class ImportRules(IPackageLocator locator)
{
    /// <summary>
    /// False where the path has an <c>internal</c> element and the importer lies outside the tree of its parent. In a module the
    /// import paths decide, in GOROOT the directories.
    /// </summary>
    public bool AllowsInternal(PackageNode importer, PackageNode imported)
    {
        string path = imported.ImportPath;
        int at = LastElement(path, "internal", true);
        if (at < 0) return true;
        int parentLength = Math.Max(at - 1, 0);
        string importerPath = importer.ImportPath;
        // The FIPS module's packages see only each other, and all of crypto sees them.
        if (Paths.HasPrefix(importerPath, "crypto") && Paths.HasPrefix(path, "crypto/internal/fips140")) return true;
        if (Paths.HasPrefix(importerPath, "crypto/internal/fips140")) return Paths.HasPrefix(path, "crypto/internal");

        if (imported.Module is null) return InTree(importer, imported, parentLength);
        if (importer.CommandLineFiles)
            importerPath = locator.LocateDirectory(importer.Directory) is PackageLocation.Found found ? found.ImportPath : ".";
        return Paths.HasPrefix(importerPath, path[..parentLength]);
    }

    /// <summary>Go's message where the import breaks a rule about <c>vendor</c> elements, or null.</summary>
    public static string? VendorFault(PackageNode importer, PackageNode imported, string written)
    {
        int at = LastElement(imported.ImportPath, "vendor", false);
        if (at >= 0 && !InTree(importer, imported, Math.Max(at - 1, 0))) return "use of vendored package not allowed";
        at = LastElement(written, "vendor", false);
        return at < 0 ? null : $"{written} must be imported as {written[(at + "vendor/".Length)..]}";
    }

    /// <summary>Whether the importer's directory is in the tree that the first part of the imported path names.</summary>
    private static bool InTree(PackageNode importer, PackageNode imported, int parentLength)
    {
        int length = imported.Directory.Length - imported.ImportPath.Length + parentLength;
        if (length < 0) return true;
        string parent = Paths.Clean(imported.Directory[..length]);
        return Paths.HasPrefix(importer.Directory, parent) || Paths.HasPrefix(RealPath.Of(importer.Directory), RealPath.Of(parent));
    }

    /// <summary>Index of the last such element; -1 without. An element at the end counts only where asked.</summary>
    private static int LastElement(string path, string element, bool atEnd)
    {
        if (atEnd && (path == element || path.EndsWith("/" + element, StringComparison.Ordinal))) return path.Length - element.Length;
        int inside = path.LastIndexOf($"/{element}/", StringComparison.Ordinal);
        if (inside >= 0) return inside + 1;
        return path.StartsWith(element + "/", StringComparison.Ordinal) ? 0 : -1;
    }
}
