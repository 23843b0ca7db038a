using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GoRun.Resolve;

namespace GoRun.Build.Tests.Support;

/// <summary>
/// Makes a Resolution out of what the real `go list -deps -json` prints, so that building is tested apart from resolving.
/// </summary>
internal static class GoListResolution
{
    public static Resolution Read(string json)
    {
        var packages = new Dictionary<string, Package>(StringComparer.Ordinal);
        ImmutableArray<Package>.Builder all = ImmutableArray.CreateBuilder<Package>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            var node = (JsonObject)JsonNode.Parse(ref reader)!;
            Package package = ToPackage(node, packages);
            packages.Add(package.ImportPath, package);
            all.Add(package);
        }

        ImmutableArray<Package> roots = [.. all.Where(p => p.Named)];
        return new Resolution { Roots = roots, Packages = all.ToImmutable(), MainModules = roots[0].Module is { } module ? [module] : [] };
    }

    private static Package ToPackage(JsonObject node, Dictionary<string, Package> known)
    {
        string importPath = Text(node, "ImportPath");
        string name = Text(node, "Name");
        ImmutableArray<string> imports = Texts(node, "Imports");
        ImmutableArray<string> cgoFiles = Texts(node, "CgoFiles");
        string directory = Text(node, "Dir");
        return new Package
        {
            ImportPath = importPath,
            Name = name,
            Directory = directory,
            Standard = Flag(node, "Standard"),
            InGoroot = Flag(node, "Goroot"),
            CommandLineFiles = importPath == "command-line-arguments",
            Named = !Flag(node, "DepOnly"),
            Module = node["Module"] is JsonObject module ? ToModule(module) : null,
            GoFiles = Texts(node, "GoFiles"),
            CgoFiles = cgoFiles,
            CFiles = Texts(node, "CFiles"),
            CxxFiles = Texts(node, "CXXFiles"),
            MFiles = Texts(node, "MFiles"),
            HFiles = Texts(node, "HFiles"),
            FFiles = Texts(node, "FFiles"),
            SFiles = Texts(node, "SFiles"),
            SwigFiles = Texts(node, "SwigFiles"),
            SwigCxxFiles = Texts(node, "SwigCXXFiles"),
            SysoFiles = Texts(node, "SysoFiles"),
            EmbedPatterns = Texts(node, "EmbedPatterns"),
            EmbedFiles = Texts(node, "EmbedFiles"),
            EmbedMatches = Texts(node, "EmbedPatterns").ToImmutableSortedDictionary(
                p => p, p => MatchedBy(p, Texts(node, "EmbedFiles")), StringComparer.Ordinal),
            Cgo = new CgoDirectives
            {
                CFlags = Texts(node, "CgoCFLAGS"),
                CppFlags = Texts(node, "CgoCPPFLAGS"),
                CxxFlags = Texts(node, "CgoCXXFLAGS"),
                FFlags = Texts(node, "CgoFFLAGS"),
                LdFlags = Texts(node, "CgoLDFLAGS"),
                PkgConfig = Texts(node, "CgoPkgConfig"),
            },
            Imports = imports,
            ImportMap = node["ImportMap"] is JsonObject map
                ? map.ToImmutableSortedDictionary(e => e.Key, e => (string)e.Value!, StringComparer.Ordinal)
                : ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
            Dependencies = [.. DependencyPaths(node, imports, cgoFiles).Select(p => known[p])],
            DefaultGodebug = Text(node, "DefaultGODEBUG"),
        };
    }

    // Enough for the tests: a file, or a directory with all that is in it.
    private static ImmutableArray<string> MatchedBy(string pattern, ImmutableArray<string> files) =>
        [.. files.Where(f => f == pattern || f.StartsWith(pattern + "/", StringComparison.Ordinal))];

    private static List<string> DependencyPaths(JsonObject node, ImmutableArray<string> imports, ImmutableArray<string> cgoFiles)
    {
        string importPath = Text(node, "ImportPath");
        List<string> paths = [.. imports.Where(i => i != "C")];
        void Add(string path)
        {
            if (!paths.Contains(path)) paths.Add(path);
        }

        if (cgoFiles.Length > 0)
        {
            Add("unsafe");
            if (importPath != "runtime/cgo") Add("runtime/cgo");
            if (importPath is not ("runtime/cgo" or "runtime/race" or "runtime/msan" or "runtime/asan")) Add("syscall");
        }

        if (Texts(node, "SwigFiles").Length + Texts(node, "SwigCXXFiles").Length > 0)
        {
            foreach (string path in new[] { "unsafe", "runtime/cgo", "syscall", "sync" }) Add(path);
        }

        if (Text(node, "Name") == "main") Add("runtime");
        return paths;
    }

    private static Module ToModule(JsonObject node) => new()
    {
        Path = Text(node, "Path"),
        Version = Text(node, "Version"),
        GoVersion = Text(node, "GoVersion"),
        IsMain = Flag(node, "Main"),
        Directory = Text(node, "Dir"),
        Sum = Text(node, "Sum"),
        Replace = node["Replace"] is JsonObject replacement ? ToModule(replacement) : null,
    };

    private static string Text(JsonObject node, string name) => (string?)node[name] ?? "";

    private static bool Flag(JsonObject node, string name) => (bool?)node[name] ?? false;

    private static ImmutableArray<string> Texts(JsonObject node, string name) =>
        node[name] is JsonArray array ? [.. array.Select(e => (string)e!)] : [];
}
