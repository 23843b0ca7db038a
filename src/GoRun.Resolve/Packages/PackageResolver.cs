using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Gopath;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Packages.Checking;
using GoRun.Resolve.Packages.Embedding;
using GoRun.Resolve.Packages.Godebug;
using GoRun.Resolve.Packages.Loading;
using GoRun.Resolve.Packages.Patterns;
using GoRun.Resolve.Packages.Profiles;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages;

/// <summary>The package side of phase 1, for one request.</summary>
internal sealed class PackageResolver
{
    private readonly ModuleContext _context;
    private readonly GoEnv _env;
    private readonly GodebugCheck _godebugCheck;
    private readonly SourceTree _sources;
    private readonly IPackageLocator _locator;
    private readonly ResolveRequest _request;
    private readonly ScanSettings _scanning;
    private readonly StandardLibrary _library;
    private readonly DirectoryScanner _scanner;
    private readonly PackageLoader _loader;
    private readonly OtherModules _otherModules;
    private readonly IPatternExpander _patterns;
    private readonly GraphCheck _check;
    private readonly List<string> _warnings = [];

    public PackageResolver(ModuleContext context, IPackageLocator locator, ResolveRequest request, ScanSettings scanning)
    {
        (GoEnv env, BuildFlags flags, SourceTree sources) = (context.Env, context.Flags, context.Sources);
        _context = context;
        _env = env;
        _godebugCheck = new GodebugCheck(context);
        _sources = sources;
        _locator = locator;
        _request = request;
        _scanning = scanning;
        _library = new StandardLibrary(env.Goroot, sources, context.Directories, locator.MainModules.FirstOrDefault(m => m.Path is "std" or "cmd"));
        _scanner = new DirectoryScanner(sources, context.Directories, scanning);
        var implicitImports = new ImplicitImports(env, flags, request.WorkingDirectory);
        _loader = new PackageLoader(sources, context.Directories, _scanner, _library, locator, implicitImports, context.Waits, EmbedRules.Of(env));
        _check = new GraphCheck(locator, env.CgoEnabled);
        _otherModules = new OtherModules(env, flags, sources, request);
        _patterns = locator.Gopath is { } gopath
            ? new GopathPatterns(request.WorkingDirectory, env.CgoEnabled, sources, _scanner, gopath, _loader, _warnings)
            : new PatternExpander(
                env, request.WorkingDirectory, sources, _scanner, _library, locator, _loader, _otherModules, flags.PrintCommands ? ShowIgnored : null);
    }

    public Resolution Resolve()
    {
        _otherModules.Check();
        List<PatternMatch> matches = Matches();
        foreach (PackageNode node in matches.SelectMany(m => m.Packages)) node.Named = !node.CommandLineFiles;
        var roots = new LoadedRoots(_library, matches);
        IPackageLocator prepared = _locator.Prepare(roots.ImportPaths);
        if (prepared != _locator) return Again(prepared);
        _loader.Load(matches.SelectMany(m => m.Packages));
        FollowFiles(matches);
        IPackageLocator updated = _locator.Update(roots.Packages);
        return updated == _locator ? Judge(matches) : Again(updated);
    }

    private string TrimmedFolder(string directory) =>
        new GopathRoots(_env, _sources).Identify(directory).ImportPath is { Length: > 0 } path ? path : ".";

    private void ShowIgnored(string directory) => _context.Notices.Line("# ignoring directory " + directory);

    /// <summary>Begins anew where the modules are others now.</summary>
    private Resolution Again(IPackageLocator locator) => new PackageResolver(_context, locator, _request, _scanning).Resolve();

    private Resolution Judge(List<PatternMatch> matches)
    {
        List<Root> roots = Check(matches);
        if (_request.Purpose == ResolvePurpose.Run) roots = [new MainPackageRule(_request.VersionedTarget ?? _request.Targets[0], matches, _warnings).Only(roots)];
        return Finish(roots);
    }

    /// <summary>Files of any folder can be built with the modules in use, but for what they import of their own module.</summary>
    private void FollowFiles(List<PatternMatch> matches)
    {
        foreach (PackageNode files in matches.SelectMany(m => m.Packages).Where(n => n.CommandLineFiles))
        {
            if (files.Imports.Any(i => i is { Position: not null, Target.LocationError: not null }))
                _otherModules.Refused(files.Directory, _request.Targets[0]);
        }
    }

    private List<PatternMatch> Matches()
    {
        var files = new CommandLineFiles(_request.WorkingDirectory, _sources, _scanner, _locator.Gopath?.Roots);
        ImmutableArray<string> targets = _request.Targets;
        if (_request.VersionedTarget is null && files.AreMeant(targets, _request.Purpose)) return [files.Match(targets, _request.Purpose)];
        if (targets.IsEmpty) targets = ["."];
        var matches = new List<PatternMatch>();
        foreach (string target in targets)
        {
            PatternMatch match = _patterns.Expand(CanonicalPattern.Of(target));
            if (match is { Packages: [], Error: null }) _warnings.Add($"go: warning: \"{match.Pattern}\" matched no packages");
            matches.Add(match);
        }

        return matches;
    }

    private List<Root> Check(List<PatternMatch> matches)
    {
        var roots = new List<Root>();
        var seen = new HashSet<PackageNode>();
        HashSet<PackageNode> literal = [.. matches.Where(m => m.IsLiteral).SelectMany(m => m.Packages)];
        foreach (PatternMatch match in matches)
        {
            foreach (PackageNode node in match.Packages)
            {
                CheckedPackage package = _check.Check(node);
                if (seen.Add(node)) roots.Add(new Root(node.ImportPath, package, null, literal.Contains(node)));
            }

            if (match.Error is { } error) roots.Add(new Root(match.Pattern, null, new PackageFault { Message = error }, match.IsLiteral));
        }

        return roots;
    }

    private Resolution Finish(List<Root> roots)
    {
        List<CheckedPackage> ordered = PackageOrder.Of(roots.Where(r => r.Package is not null).Select(r => r.Package!));
        var faults = new ReportedFaults(_request.WorkingDirectory, roots);
        string[] mustThrow = [.. _request.Purpose == ResolvePurpose.List ? faults.OfRoots : faults.All];
        if (mustThrow.Length > 0 && _context.Flags.Json) throw TellEvents(faults);
        if (mustThrow.Length > 0) throw new GoError(string.Join('\n', [.. _locator.Warnings, .. _warnings, .. mustThrow]));
        ordered = SelectForCoverage(roots, ordered);
        var godebug = new DefaultGodebug(_sources, _env.Goroot, _locator.GoVersion, _env["GOFIPS140"], _locator.Godebugs);
        bool listing = _request.Purpose == ResolvePurpose.List;
        var factory = new PackageFactory(godebug, _godebugCheck, _locator, _env.CgoEnabled, _context.Flags.Sanitizer == "msan", listing, _context.Flags.Trimpath ? TrimmedFolder : null);
        ImmutableArray<Package> packages = factory.Make(ordered);
        ImmutableArray<Package> named = [.. roots.Where(IsWanted).Select(r => factory[r.Package!])];
        _locator.CheckRequirements(named, packages);
        var resolution = new Resolution
        {
            Roots = named,
            Packages = packages,
            MainModules = _locator.MainModules,
            Warnings = [.. _locator.Warnings, .. _warnings],
            DependencyFaults = [.. faults.All],
        };
        return new ProfileAssignment(_context.Flags, _request.Purpose, _context.Host.Files).Assign(resolution, roots.Count);
    }

    /// <summary>Listings show packages as they are without.</summary>
    private List<CheckedPackage> SelectForCoverage(List<Root> roots, List<CheckedPackage> ordered)
    {
        if (_context.Flags.Cover is not { } cover || _request.Purpose == ResolvePurpose.List) return ordered;
        var selection = new CoverSelection(_env, _context.Flags, cover, _sources, _request.WorkingDirectory, _locator.Tools, LoadAtomic);
        _warnings.AddRange(selection.Apply(ordered));
        return PackageOrder.Of(roots.Where(r => r.Package is not null).Select(r => r.Package!));
    }

    private CheckedPackage LoadAtomic()
    {
        PackageNode node = _loader.Node("sync/atomic");
        _loader.Load([node]);
        return _check.Check(node);
    }

    /// <summary>With <c>-json</c>, only warnings are said on the error stream.</summary>
    private GoError TellEvents(ReportedFaults faults)
    {
        foreach (string warning in (IEnumerable<string>)[.. _locator.Warnings, .. _warnings]) _context.Host.Error.WriteLine(warning);
        var events = new BuildEvents(_context.Host.Output);
        foreach ((string path, string text) in faults.ByPackage) events.Fail(path, text);
        return new GoError("");
    }

    /// <summary>There is nothing to build of a package with nothing but tests, and nobody has asked for it by name.</summary>
    private bool IsWanted(Root root) =>
        _request.Purpose != ResolvePurpose.Build || root.IsLiteral || root.Package!.Node.Scan is { GoFiles.IsEmpty: false } or { CgoFiles.IsEmpty: false };
}
