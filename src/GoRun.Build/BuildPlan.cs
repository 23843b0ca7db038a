using System.Collections.Immutable;
using GoRun.Build.Actions;
using GoRun.Build.Compile;
using GoRun.Build.Link;
using GoRun.Resolve;

namespace GoRun.Build;

/// <summary>The actions of one build: each package is compiled once, each program linked, each output written.</summary>
internal sealed class BuildPlan
{
    private readonly BuildContext _context;
    private readonly ILinker _linker;
    private readonly Dictionary<Package, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Package, CompileAction> _compiles = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _profileNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProfileAction> _profiles = new(StringComparer.Ordinal);
    private readonly List<PlannedAction> _actions = [];

    private BuildPlan(BuildContext context, ILinker linker, ImmutableArray<Package> roots)
    {
        _context = context;
        _linker = linker;
        // Object directories are numbered from the top down: $WORK/b001 is the first root's.
        foreach (Package root in roots) Number(root);
    }

    /// <summary>All actions, each after those it depends on.</summary>
    public IReadOnlyList<PlannedAction> Actions => _actions;

    /// <summary>The action that makes the program to be run, for such a plan.</summary>
    public LinkAction? Program { get; private set; }

    /// <summary>The actions that write the outputs.</summary>
    public ImmutableArray<InstallAction> Installs { get; private set; } = [];

    /// <summary>A plan for one program that is to be run.</summary>
    public static BuildPlan ForRun(BuildContext context, ILinker linker, Package main)
    {
        var plan = new BuildPlan(context, linker, [main]);
        plan.Program = plan.AddLink(main, ExecutableName.Of(main, context.Mode), cached: true, "");
        return plan;
    }

    /// <summary>A plan for any packages.</summary>
    /// <param name="targets">Where each root's result goes; a root that is not in it is only built.</param>
    public static BuildPlan ForFiles(
        BuildContext context, ILinker linker, ImmutableArray<Package> roots, IReadOnlyDictionary<Package, string> targets)
    {
        var plan = new BuildPlan(context, linker, roots);
        ImmutableArray<InstallAction>.Builder installs = ImmutableArray.CreateBuilder<InstallAction>();
        foreach (Package root in roots)
        {
            string target = targets.GetValueOrDefault(root, "");
            string absolute = target.Length == 0 ? "" : Path.GetFullPath(target, context.CurrentDirectory);
            PlannedAction built = root.IsMain ? plan.AddLink(root, TemporaryName(context, absolute), cached: false, absolute) : plan.AddCompile(root);
            if (target.Length == 0) continue;
            var install = new InstallAction(context, root, built, target);
            plan._actions.Add(install);
            installs.Add(install);
        }

        plan.Installs = installs.DrainToImmutable();
        return plan;
    }

    /// <summary>The name while it is linked. Where libraries carry their own name, it has to be the right one.</summary>
    private static string TemporaryName(BuildContext context, string target)
    {
        bool hasOwnName = context is { Env.Goos: "darwin" or "windows", Mode.Given: "c-shared" } && target.Length > 0;
        return (hasOwnName ? Path.GetFileName(target) : "a.out") + context.Mode.FileSuffix;
    }

    private void Number(Package package)
    {
        if (!_numbers.TryAdd(package, _numbers.Count + _profileNumbers.Count + 1)) return;
        foreach (Package dependency in package.Dependencies) Number(dependency);
        // The directories of profiles are numbered where the first package that needs one has been gone through.
        if (package.Profile.Length > 0) _profileNumbers.TryAdd(package.Profile, _numbers.Count + _profileNumbers.Count + 1);
    }

    private CompileAction AddCompile(Package package, bool needsHeader = false)
    {
        if (_compiles.TryGetValue(package, out CompileAction? known)) return known;
        ImmutableArray<CompileAction>.Builder imports = ImmutableArray.CreateBuilder<CompileAction>(package.Dependencies.Length);
        foreach (Package dependency in package.Dependencies) imports.Add(AddCompile(dependency));
        ProfileAction? profile = package.Profile.Length > 0 ? AddProfile(package.Profile) : null;
        var action = new CompileAction(_context, package, _numbers[package], imports.DrainToImmutable(), profile) { NeedsHeader = needsHeader };
        _compiles.Add(package, action);
        _actions.Add(action);
        return action;
    }

    private ProfileAction AddProfile(string input)
    {
        if (_profiles.TryGetValue(input, out ProfileAction? known)) return known;
        var action = new ProfileAction(_context, input, _profileNumbers[input]);
        _profiles.Add(input, action);
        _actions.Add(action);
        return action;
    }

    private LinkAction AddLink(Package main, string name, bool cached, string target)
    {
        bool needsHeader = target.Length > 0 && _context.Mode.WritesHeader && !main.CgoFiles.IsEmpty;
        var action = new LinkAction(_context, _linker, AddCompile(main, needsHeader), name, cached, target);
        _actions.Add(action);
        return action;
    }
}
