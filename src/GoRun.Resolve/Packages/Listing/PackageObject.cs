using System.Collections.Immutable;

namespace GoRun.Resolve.Packages.Listing;

/// <summary>A package as <c>go list -json</c> shows it: names and order of <c>go help list</c>, of what a run needs to know.</summary>
internal static class PackageObject
{
    public static JsonObject Of(Package package, string goroot, bool dependencyOnly, ImmutableHashSet<string>? fields)
    {
        var json = new JsonObject(0, fields);
        json.Add("Dir", package.Directory);
        json.Add("ImportPath", package.Description);
        json.Add("Name", package.Name);
        json.Add("Root", package.InGoroot ? goroot : package.Module?.Directory ?? package.Gopath);
        json.Add("ConflictDir", package.ConflictDirectory);
        json.Add("Module", package.Module is { } module ? ModuleObject.Fill(json.Child(), module) : null);
        json.Add("Goroot", package.InGoroot);
        json.Add("Standard", package.Standard);
        json.Add("DepOnly", dependencyOnly);
        json.Add("Incomplete", package.Incomplete);
        json.Add("DefaultGODEBUG", package.DefaultGodebug);
        AddFiles(json, package);
        json.Add("EmbedPatterns", package.EmbedPatterns);
        json.Add("EmbedFiles", package.EmbedFiles);
        json.Add("CgoCFLAGS", package.Cgo.CFlags);
        json.Add("CgoCPPFLAGS", package.Cgo.CppFlags);
        json.Add("CgoCXXFLAGS", package.Cgo.CxxFlags);
        json.Add("CgoFFLAGS", package.Cgo.FFlags);
        json.Add("CgoLDFLAGS", package.Cgo.LdFlags);
        json.Add("CgoPkgConfig", package.Cgo.PkgConfig);
        json.Add("Imports", Imports(package));
        json.Add("ImportMap", ImportMap(package));
        if (json.Wants("Deps")) json.Add("Deps", Dependencies(package));
        return json;
    }

    private static void AddFiles(JsonObject json, Package package)
    {
        json.Add("GoFiles", package.GoFiles);
        json.Add("CgoFiles", package.CgoFiles);
        json.Add("IgnoredGoFiles", package.IgnoredGoFiles);
        json.Add("IgnoredOtherFiles", package.IgnoredOtherFiles);
        json.Add("CFiles", package.CFiles);
        json.Add("CXXFiles", package.CxxFiles);
        json.Add("MFiles", package.MFiles);
        json.Add("HFiles", package.HFiles);
        json.Add("FFiles", package.FFiles);
        json.Add("SFiles", package.SFiles);
        json.Add("SwigFiles", package.SwigFiles);
        json.Add("SwigCXXFiles", package.SwigCxxFiles);
        json.Add("SysoFiles", package.SysoFiles);
    }

    private static ImmutableArray<string> Imports(Package package) =>
        IsSplitOff(package) ? [.. package.Imports.Select(path => NameOf(path, package))] : package.Imports;

    private static ImmutableSortedDictionary<string, string> ImportMap(Package package)
    {
        ImmutableSortedDictionary<string, string> map = package.ImportMap;
        if (!IsSplitOff(package)) return map;
        foreach (string path in package.Imports.Except(map.Values).Where(path => NameOf(path, package) != path)) map = map.Add(path, path);
        return map.SetItems(map.Select(entry => KeyValuePair.Create(entry.Key, NameOf(entry.Value, package))));
    }

    /// <summary>Whether what it imports was split off for a program, and goes by other names.</summary>
    private static bool IsSplitOff(Package package) => package.Dependencies.Any(d => d.ForMain.Length > 0);

    private static string NameOf(string importPath, Package importer) =>
        importer.Dependencies.FirstOrDefault(d => d.ImportPath == importPath)?.Description ?? importPath;

    /// <summary>Everything that the package needs, in bytewise order.</summary>
    private static ImmutableArray<string> Dependencies(Package package)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        var pending = new Stack<Package>(package.Dependencies);
        while (pending.TryPop(out Package? next))
        {
            if (!all.Add(next.Description)) continue;
            foreach (Package dependency in next.Dependencies) pending.Push(dependency);
        }

        return [.. all];
    }
}
