using System.Collections.Concurrent;
using System.Collections.Immutable;
using GoRun.Build.Actions;
using GoRun.Build.Cache;
using GoRun.Build.Cache.Program;
using GoRun.Build.Commands;
using GoRun.Build.Compile;
using GoRun.Build.Compile.Cgo;
using GoRun.Build.Link;
using GoRun.Platform;
using GoRun.Platform.Tracing;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build;

/// <summary>
/// The door of phases 2 and 3: from resolved packages to executables.
/// <list type="number">
/// <item>GOCACHE is opened, and a plan made: one action for each package, program and output.</item>
/// <item>The plan is run on as many workers as <c>-p</c> says. Each action looks into the cache first; only what is not there is made, by
/// the toolchain's tools, and put there.</item>
/// <item>The work directory, if any was needed, is removed, whatever happened.</item>
/// </list>
/// </summary>
public sealed class Builder
{
    private readonly GoEnv _env;
    private readonly BuildFlags _flags;
    private readonly SourceTree _tree;
    private readonly IToolRunner _runner;
    private readonly Func<string, string> _toolId;
    private readonly HostEnvironment _host;

    /// <param name="toolId">What identifies a tool of the toolchain in action IDs, by its name (<c>compile</c>).</param>
    /// <param name="host">
    /// Its working directory is where the command works (after <c>-C</c>); its error stream gets all that is printed.
    /// </param>
    public Builder(GoEnv env, BuildFlags flags, SourceTree tree, IToolRunner runner, Func<string, string> toolId, HostEnvironment host)
    {
        _env = env;
        _flags = flags;
        _tree = tree;
        _runner = runner;
        _toolId = toolId;
        _host = host;
    }

    /// <summary>Where the steps are noted; null for nowhere.</summary>
    public Trace? Trace { get; init; }

    /// <summary>
    /// Builds the roots of the resolution. What goes wrong with a package is printed and leads to an unsuccessful result.
    /// </summary>
    /// <exception cref="GoError">The build could not begin: no cache directory, outputs that make no sense.</exception>
    /// <exception cref="OperationCanceledException">Cancelled. Tools were stopped, and the work directory is gone.</exception>
    public BuildResult Build(Resolution resolution, BuildGoal goal, CancellationToken cancellation)
    {
        var work = new WorkDirectory(TemporaryDirectory(), _host.WorkingDirectory, _flags.KeepWork, _flags.DryRun, _runner.Prepare);
        BuildContext context = MakeContext(goal, work, cancellation);
        bool keepForProgram = false;
        try
        {
            if ((_flags.PrintCommands || _flags.KeepWork) && !_flags.DryRun) context.Shell.Console.Print($"WORK={work.Path}\n");
            // The repository is asked for its state before anything is built: if that fails, nothing is.
            foreach (Package root in resolution.Roots.Where(r => r.IsMain)) context.BuildInfo(root);
            BuildPlan plan = MakePlan(context, resolution, goal);
            bool succeeded = Execute(context, plan);
            using (Trace?.Begin("Close cache")) context.Cache.Close();
            if (context.Cache.Shortage is { } shortage) context.Shell.Console.Print($"gorun: not all can be kept in the build cache {shortage}\n");
            BuildResult result = Describe(plan, work, succeeded);
            keepForProgram = result.Executable?.TemporaryDirectory is not null;
            return result;
        }
        finally
        {
            if (!keepForProgram) work.Remove();
            context.Locks.Dispose();
            context.Cache.Dispose();
            context.Outputs.Save();
            context.Archives.Save();
        }
    }

    private BuildPlan MakePlan(BuildContext context, Resolution resolution, BuildGoal goal)
    {
        using TraceSpan? span = Trace?.Begin("Plan");
        var linker = new ToolchainLinker(context);
        return goal switch
        {
            BuildGoal.Files files => PlanFiles(context, linker, resolution.Roots, files.Output),
            _ => BuildPlan.ForRun(context, linker, resolution.Roots[0]),
        };
    }

    private static BuildPlan PlanFiles(BuildContext context, ILinker linker, ImmutableArray<Package> roots, string output)
    {
        ImmutableArray<Package> wanted = BuildModeRoots.Of(roots, context.Mode, output);
        IReadOnlyDictionary<Package, string> targets = BuildTargets.Choose(context, roots, wanted, output);
        // Where programs go into a folder, nothing else is built.
        if (targets.Count > 0) wanted = [.. wanted.Where(targets.ContainsKey)];
        return BuildPlan.ForFiles(context, linker, wanted, targets);
    }

    private bool Execute(BuildContext context, BuildPlan plan)
    {
        using TraceSpan? span = Trace?.Begin("Execute");
        bool succeeded = true;
        void Failed(PlannedAction action, BuildFailure failure)
        {
            succeeded = false;
            string message = failure.NamesPackage || PackageOf(action) is not { } package ? failure.Message : $"{package.ImportPath}: {failure.Message}";
            context.Shell.Console.Fail(message, PackageOf(action));
        }

        // Printed commands come in the order of the plan.
        int parallelism = context.Flags.DryRun ? 1 : context.Flags.Parallelism;
        var scheduler = new Scheduler(parallelism, Failed, context.Shell.Cancellation, Trace);
        scheduler.Run(new Schedule(plan.Actions, inOrder: context.Flags.DryRun));
        return succeeded;
    }

    /// <summary>Null for what is no package's.</summary>
    private static Package? PackageOf(PlannedAction action) => action switch
    {
        CompileAction compile => compile.Package,
        LinkAction link => link.Package,
        InstallAction install => install.Package,
        _ => null,
    };

    private BuildResult Describe(BuildPlan plan, WorkDirectory work, bool succeeded)
    {
        Executable? executable = null;
        if (succeeded && plan.Program is { } program)
        {
            string shown = program.WasMade
                ? program.WorkPath.Replace(work.PathIfMade, "$WORK", StringComparison.Ordinal)
                : program.ExecutablePath;
            bool temporary = program.InWorkDirectory && !_flags.KeepWork && !_flags.DryRun;
            executable = new Executable(program.ExecutablePath, shown, temporary ? work.HandOver() : null) { File = program.File };
        }

        ImmutableArray<string> outputs = [.. plan.Installs.Where(i => i.State == ActionState.Succeeded).Select(i => i.Target)];
        return new BuildResult { Succeeded = succeeded, Executable = executable, Outputs = outputs };
    }

    private BuildContext MakeContext(BuildGoal goal, WorkDirectory work, CancellationToken cancellation)
    {
        var shell = new Shell
        {
            Runner = _runner,
            Release = _env.Release,
            Environment = new ToolEnvironment(_env, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (2 * _flags.Parallelism)),
            Work = work,
            Console = new BuildConsole(_host.Error, work, _flags.Json ? new BuildEvents(_host.Output) : null),
            Paths = new ShortPaths(_host.WorkingDirectory),
            Tree = _tree,
            Flags = _flags,
            Cancellation = cancellation,
        };
        var switches = CacheSwitches.Read(_host.Variable("GODEBUG"));
        HashLog? log = switches == default ? null : new HashLog(switches.ShowHashes ? text => shell.Console.Print(text) : null);
        BuildCache cache = OpenCache(switches.Verify ? log : null, shell);
        var hashes = new ActionHashes(_env.Version, log);
        var stamper = new VcsStamper(_env, shell);
        var buildInfo = new ConcurrentDictionary<Package, string>(ReferenceEqualityComparer.Instance);
        string DescribeBuild(Package main) =>
            BuildInfoText.For(main, _env, _flags, stamper.Stamp(main, byDefault: goal is BuildGoal.Files));

        return new BuildContext
        {
            Env = _env,
            Flags = _flags,
            Mode = TargetMode.Of(_env, _flags),
            Tree = _tree,
            Cache = cache,
            Hashes = hashes,
            Locks = new KeyLocks(cache, _runner.Prepare, cancellation),
            Outputs = new OutputChecks(new CheckedFiles(OwnFiles.Path(_env, "checked-outputs")), Machine.BootId(), _host.Clock),
            // Who wants to see what is hashed wants to see it all.
            Archives = new KnownArchives(log is null ? OwnFiles.Path(_env, "known-archives") : null, _host.Clock),
            Shell = shell,
            Cgo = new CgoStep(_env, shell, cache, hashes, _toolId, new ToolIds(_env, _runner, _host.Clock).CompilerIdOf),
            ToolId = _toolId,
            BuildInfo = package => buildInfo.GetOrAdd(package, DescribeBuild),
            FlagsOf = new FlagsOf(_flags, _host.WorkingDirectory, _env.Release.AtLeast(25) && !_env.UsesGopath),
            CompilerThreads = new CompilerThreads(_flags, _env.Release),
            OmitDebug = goal is BuildGoal.Run,
        };
    }

    private BuildCache OpenCache(HashLog? verified, Shell shell)
    {
        DiskCache disk = DiskCache.Open(Path.Combine(_host.WorkingDirectory, _env.Gocache), _host.Clock, verified);
        if (_env["GOCACHEPROG"] is not { Length: > 0 } words) return disk;
        _runner.Prepare();
        Dictionary<string, string> environment = new ToolEnvironment(_env).For(_host.WorkingDirectory, "", []);
        CacheProgram program = CacheProgram.Start(words, _host.WorkingDirectory, environment, text => shell.Console.Print(text), shell.Cancellation);
        return new ProgramCache(program, disk, _host.WorkingDirectory);
    }

    private string TemporaryDirectory() =>
        _env["GOTMPDIR"] is { Length: > 0 } chosen ? chosen
        : _host.Variable("TMPDIR") is { Length: > 0 } system ? system
        : "/tmp";
}
