using GoRun.Build.Actions;
using GoRun.Build.Cache;
using GoRun.Build.Commands;
using GoRun.Build.Compile;
using GoRun.Platform;
using GoRun.Resolve;

namespace GoRun.Build.Link;

/// <summary>Gets one executable: out of the cache, or linked; and for a program to be run, put into the cache.</summary>
/// <param name="name">File name of the executable while it is made, and in the cache.</param>
/// <param name="cached">Executables are kept in the cache only for programs to be run: they are large, and seldom used again.</param>
/// <param name="target">
/// Where the executable will be put, absolute: if it lies there already, there is nothing to do. Empty for nowhere.
/// </param>
internal sealed class LinkAction(BuildContext context, ILinker linker, CompileAction main, string name, bool cached, string target)
    : CachedAction(context, [main])
{
    private LinkPlan? _plan;

    public Package Package => main.Package;

    /// <summary>Where the executable is when the action has succeeded: in the cache, or in the work directory.</summary>
    public string ExecutablePath { get; private set; } = "";

    /// <summary>The executable, held open; null for one that is not to be run, or where that cannot be.</summary>
    public ProgramFile? File { get; private set; }

    /// <summary>Whether it lies in the work directory and goes with it.</summary>
    public bool InWorkDirectory { get; private set; }

    /// <summary>Whether the target of an earlier build was found to be what this one would make.</summary>
    public bool TargetIsUpToDate { get; private set; }

    /// <summary>A header for C programs goes with the result, where there is one.</summary>
    public bool NeedsHeader => main.NeedsHeader;

    /// <summary>That header's file.</summary>
    public string HeaderPath => CgoHeader.PathIn(main.ObjectDirectory);

    /// <summary>Where it was linked.</summary>
    public string WorkPath => $"{main.ObjectDirectory}exe/{name}";

    /// <inheritdoc/>
    public override int Cost => 100;

    /// <inheritdoc/>
    public override string Description => "link " + Package.ImportPath;

    /// <inheritdoc/>
    protected override bool IsCached => cached;

    /// <inheritdoc/>
    protected override IEnumerable<CachedAction> Inputs => Plan.Packages;

    /// <summary>What would be linked, by the IDs as they were last.</summary>
    private LinkPlan Plan => _plan ?? throw new InvalidOperationException();

    /// <inheritdoc/>
    public override void Run(IWorkers workers) => Obtain(workers);

    /// <inheritdoc/>
    protected override ContentHash ComputeActionId()
    {
        _plan = new LinkPlan(Context, main);
        return _plan.ActionId;
    }

    /// <inheritdoc/>
    protected override void Make(IWorkers workers)
    {
        PackageShell shell = Context.Shell.For(Package);
        try
        {
            shell.MakeDirectory(main.ObjectDirectory);
            linker.Link(Plan, shell, main.ObjectDirectory, WorkPath);
            Store(Plan, shell);
        }
        finally
        {
            Context.Shell.Console.Print(shell.Said, Package);
        }
    }

    /// <inheritdoc/>
    protected override bool TryUse(bool needsWhole) => TryUseTarget() || (cached && TryUseCache());

    /// <inheritdoc/>
    protected override string HeldPath => WorkPath + "~";

    /// <inheritdoc/>
    protected override void UseFile(string path) => ExecutablePath = path;

    private bool TryUseTarget()
    {
        if (target.Length == 0 || ExecutableBuildId.Read(target) is not { } id) return false;
        TargetIsUpToDate = id.Text.StartsWith(ActionId.ToShortId() + "/", StringComparison.Ordinal);
        if (!TargetIsUpToDate) return false;
        ReplayLinker();
        ExecutablePath = target;
        return true;
    }

    private void ReplayLinker() => new SavedOutput(Context).Replay(Context.Hashes.Subkey(main.ActionId, "link-stdout"), Package);

    // In any case whole: it is going to be run. Only executables that have a build ID were put there.
    private bool TryUseCache()
    {
        if (Context.Cache.FindExecutable(ActionId) is not { } found) return false;
        File = ProgramFile.Open(found.Path);
        if (!Context.Outputs.IsWhole(found) || ProgramPath.ProblemWith(found.Path) != 0) return false;
        ReplayLinker();
        Use(found);
        if (Context.Flags.KeepWork && !Context.Flags.DryRun) CopyToWork(found.Path);
        return true;
    }

    /// <summary>Who keeps the work directory finds the program there, wherever it came from; what is run is the one in the cache, as by go.</summary>
    private void CopyToWork(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(WorkPath)!);
            OutputFile.Copy(path, WorkPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildFailure($"copying {path} to {WorkPath}: {DiskProblem.Reason(e)}", namesPackage: false);
        }
    }

    private void Store(LinkPlan plan, PackageShell shell)
    {
        ExecutablePath = WorkPath;
        InWorkDirectory = true;
        ToolOperations.Show(Context, shell, "", "buildid", "-w", WorkPath);
        if (Context.Flags.DryRun) return;
        Context.Cache.TryPut(Context.Hashes.Subkey(main.ActionId, "link-stdout"), shell.Said);
        StampedFile stamped = BuildIdStamp.Apply(WorkPath, plan.Placeholder);
        if (!stamped.Found || !cached) return;
        File = ProgramFile.Open(WorkPath);
        CachedOutput? stored = Context.Cache.TryPutExecutable(
            plan.ActionId, name, WorkPath, stamped.OutputId, stamped.Size, Context.SharesFiles);
        if (stored is null) return;
        Context.Outputs.Wrote(stored);
        // Where the work directory stays, the program is run where go runs it.
        if (!Context.Flags.KeepWork) (ExecutablePath, InWorkDirectory) = (stored.Path, false);
        if (Context.Flags.PrintCommands) shell.Show("", CommandText.Join(["cp", WorkPath, stored.Path]) + " # internal");
    }
}
