using System.Collections.Immutable;

namespace GoRun.Resolve.Packages.Listing;

/// <summary>A package as <c>go list -json</c> shows it: names and order of <c>go help list</c>, of what a run needs to know.</summary>
internal static class PackageObject
{
    public static JsonObject Of(Package package, string goroot, bool dependencyOnly, ImmutableHashSet<string>? fields)
    {
        var json = new JsonObject(0, fields);
        json.Add("Dir", package.Directory);
        json.Add("ImportPath", package.ImportPath);
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
        json.Add("Imports", package.Imports);
        json.Add("ImportMap", package.ImportMap);
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

    /// <summary>Everything that the package needs, in bytewise order.</summary>
    private static ImmutableArray<string> Dependencies(Package package)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        var pending = new Stack<Package>(package.Dependencies);
        while (pending.TryPop(out Package? next))
        {
            if (!all.Add(next.ImportPath)) continue;
            foreach (Package dependency in next.Dependencies) pending.Push(dependency);
        }

        return [.. all];
    }
}
