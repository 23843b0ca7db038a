using System.Collections.Immutable;
using GoRun.Resolve.Gopath;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Packages.Checking;
using GoRun.Resolve.Packages.Godebug;
using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Packages;

/// <summary>Turns the judged graph into the records that leave this room, dependencies first.</summary>
/// <param name="forMemorySanitizer">System objects, which nobody builds for it, are left out.</param>
/// <param name="forListing">Modules come with all that listings show of them.</param>
/// <param name="trimmed">Makes a <see cref="Package.TrimmedFolder"/> of a folder; null without <c>-trimpath</c>.</param>
internal sealed class PackageFactory(
    DefaultGodebug godebug, GodebugCheck godebugCheck, IPackageLocator locator, bool cgoEnabled, bool forMemorySanitizer, bool forListing, Func<string, string>? trimmed)
{
    private readonly Dictionary<CheckedPackage, Package> _made = [];
    private readonly Dictionary<Module, Module> _completed = [];
    private readonly HashSet<string> _tools = [.. locator.Tools];

    /// <param name="ordered">In the order of <see cref="PackageOrder"/>.</param>
    public ImmutableArray<Package> Make(List<CheckedPackage> ordered)
    {
        var packages = ImmutableArray.CreateBuilder<Package>(ordered.Count);
        foreach (CheckedPackage package in ordered)
        {
            Package made = Make(package);
            _made.Add(package, made);
            packages.Add(made);
        }

        return packages.MoveToImmutable();
    }

    public Package this[CheckedPackage package] => _made[package];

    private Package Make(CheckedPackage package)
    {
        PackageNode node = package.Node;
        DirectoryScan scan = node.Scan;
        DebugDirectives directives = DebugDirectives.Read(scan.DebugLines, godebugCheck);
        (ImmutableArray<string> imports, ImmutableSortedDictionary<string, string> map) = Imports(node);
        return new Package
        {
            ImportPath = node.ImportPath,
            Name = scan.Name,
            Directory = node.Directory,
            Standard = node.Standard,
            InGoroot = node.InGoroot,
            CommandLineFiles = node.CommandLineFiles,
            TrimmedFolder = node.CommandLineFiles ? trimmed?.Invoke(node.Directory) ?? "" : "",
            Named = node.Named,
            IsTool = _tools.Contains(node.ImportPath),
            Gopath = node.InGoroot ? "" : node.Root,
            LocalPrefix = node.IsLocal && locator.Gopath is not null ? LocalImportPath.Of(node.Directory) : "",
            ConflictDirectory = node.ConflictDirectory,
            Module = node.Module is { } module ? Complete(module) : null,
            GoFiles = scan.GoFiles,
            CgoFiles = scan.CgoFiles,
            CFiles = cgoEnabled ? scan.CFiles : [],
            CxxFiles = cgoEnabled ? scan.CxxFiles : [],
            MFiles = cgoEnabled ? scan.MFiles : [],
            HFiles = scan.HFiles,
            FFiles = scan.FFiles,
            SFiles = scan.SFiles,
            SwigFiles = cgoEnabled ? scan.SwigFiles : [],
            SwigCxxFiles = cgoEnabled ? scan.SwigCxxFiles : [],
            SysoFiles = forMemorySanitizer ? [] : scan.SysoFiles,
            IgnoredGoFiles = scan.IgnoredGoFiles,
            IgnoredOtherFiles = scan.IgnoredOtherFiles,
            EmbedPatterns = Texts(scan.EmbedPatterns),
            EmbedFiles = node.Embed.Files,
            EmbedMatches = node.Embed.Matches,
            Cgo = scan.Cgo,
            Imports = imports,
            ImportMap = map,
            Dependencies = Dependencies(package),
            CoverMode = node.CoverMode,
            Incomplete = package.Incomplete,
            DefaultGodebug = scan.Name == "main" ? godebug.For(directives.Settings) : "",
            DirectiveErrors = directives.Errors,
        };
    }

    private Module Complete(Module module)
    {
        if (_completed.TryGetValue(module, out Module? known)) return known;
        return _completed[module] = forListing ? locator.WithDetails(module) : locator.WithSum(module);
    }

    private static (ImmutableArray<string>, ImmutableSortedDictionary<string, string>) Imports(PackageNode node)
    {
        ImmutableArray<PlacedText> written = node.Scan.Imports;
        var paths = ImmutableArray.CreateBuilder<string>(written.Length);
        ImmutableSortedDictionary<string, string> map = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        int edge = 0;
        foreach (PlacedText import in written)
        {
            // C alone has no edge.
            string resolved = import.Text == "C" ? "C" : node.Imports[edge++].Target.ImportPath;
            paths.Add(resolved);
            if (resolved != import.Text) map = map.Add(import.Text, resolved);
        }

        return (paths.MoveToImmutable(), map);
    }

    private ImmutableArray<Package> Dependencies(CheckedPackage package)
    {
        if (package.Imports is null) return [];
        var dependencies = ImmutableArray.CreateBuilder<Package>(package.Imports.Count);
        foreach (CheckedPackage import in package.Imports)
        {
            // Only where packages are listed that cannot be built does a cycle come so far.
            if (_made.TryGetValue(import, out Package? made)) dependencies.Add(made);
        }

        return dependencies.DrainToImmutable();
    }

    private static ImmutableArray<string> Texts(ImmutableArray<PlacedText> placed)
    {
        var texts = ImmutableArray.CreateBuilder<string>(placed.Length);
        foreach (PlacedText text in placed) texts.Add(text.Text);
        return texts.MoveToImmutable();
    }
}
