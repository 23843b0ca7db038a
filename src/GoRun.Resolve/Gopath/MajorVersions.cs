using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Resolve.Packages;

namespace GoRun.Resolve.Gopath;

/// <summary>
/// Lets code that was written for modules be built without them: in a tree with a go.mod, <c>x/v2/y</c> means <c>x/y</c> where there is no
/// x/v2/y and x/go.mod says <c>module x/v2</c> (golang.org/issue/25069).
/// </summary>
internal sealed class MajorVersions(GopathRoots roots, SourceTree sources)
{
    /// <param name="source">The <c>src</c> folder of the tree that the importer lies in.</param>
    /// <param name="below">The importer's folder below it.</param>
    public string Drop(string importPath, string source, string below)
    {
        if (LastVersion(importPath) is null) return importPath;
        bool knowsModules = GopathRoots.Upwards(below).Any(parent => ModulePath(Paths.Join(source, parent)).Length > 0);
        if (!knowsModules || roots.Find(importPath, roots.All) is not null) return importPath;

        // Not every element that looks like a version is one: m/v2/api/v1/foo may be a package of m/v2.
        string rest = importPath;
        while (LastVersion(rest) is var (start, end))
        {
            string outer = importPath[..start];
            string module = roots.Find(outer, roots.All) is { } folder ? ModulePath(folder.Directory) : "";
            if (module.Length > 0) return module == importPath[..end] ? outer + importPath[end..] : importPath;
            rest = outer;
        }

        return importPath;
    }

    /// <summary>Where the last <c>/vN</c> element begins, slash included, and ends.</summary>
    private static (int Start, int End)? LastVersion(string path)
    {
        int end = path.Length;
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (IsVersion(path.AsSpan((slash + 1)..end))) return (slash, end);
            end = slash;
        }

        return null;
    }

    private static bool IsVersion(ReadOnlySpan<char> element) =>
        element.Length >= 2 && element[0] == 'v' && element[1] != '0' && element is not "v1" && !element[1..].ContainsAnyExceptInRange('0', '9');

    /// <summary>What the folder's go.mod calls its module; empty without. All but the module line is left alone here, as go does.</summary>
    private string ModulePath(string directory)
    {
        foreach (ReadOnlySpan<char> line in (ModuleText.Read(sources, directory + "/go.mod") ?? "").AsSpan().EnumerateLines())
        {
            if (!line.StartsWith("module ", StringComparison.Ordinal)) continue;
            return GoModString.Read(line["module ".Length..].Trim(), out string path) is null ? path : "";
        }

        return "";
    }
}
