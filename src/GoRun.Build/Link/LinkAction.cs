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
    : PlannedAction([main])
{
    public Package Package => main.Package;

    /// <summary>Where the executable is when the action has succeeded: in the cache, or in the work directory.</summary>
    public string ExecutablePath { get; private set; } = "";

    /// <summary>Whether it lies in the work directory and goes with it.</summary>
    public bool InWorkDirectory { get; private set; }

    /// <summary>Whether the target of an earlier build was found to be what this one would make.</summary>
    public bool TargetIsUpToDate { get; private set; }

    /// <summary>Whether it was linked in this build.</summary>
    public bool WasMade { get; private set; }

    /// <summary>Where it was linked.</summary>
    public string WorkPath => $"{main.ObjectDirectory}exe/{name}";

    /// <inheritdoc/>
    public override int Cost => 100;

    /// <inheritdoc/>
    public override void Run(IWorkers workers)
    {
        var plan = new LinkPlan(context, main);
        if (!context.Flags.RebuildAll && (TryUseTarget(plan) || (cached && TryUseCache(plan)))) return;
        WasMade = true;
        PackageShell shell = context.Shell.For(Package);
        try
        {
            shell.MakeDirectory(main.ObjectDirectory);
            linker.Link(plan, shell, main.ObjectDirectory, WorkPath);
            Store(plan, shell);
        }
        finally
        {
            context.Shell.Console.Print(shell.Said);
        }
    }

    private bool TryUseTarget(LinkPlan plan)
    {
        if (target.Length == 0 || ExecutableBuildId.Read(target) is not { } id) return false;
        TargetIsUpToDate = id.Text.StartsWith(plan.ActionId.ToShortId() + "/", StringComparison.Ordinal);
        if (TargetIsUpToDate) ExecutablePath = target;
        return TargetIsUpToDate;
    }

    private bool TryUseCache(LinkPlan plan)
    {
        // Only executables that have a build ID were put there.
        if (context.Cache.Find(plan.ActionId) is not { } found) return false;
        new SavedOutput(context).Replay(ActionHash.Subkey(main.ActionId, "link-stdout"));
        ExecutablePath = found.Path;
        if (context.Flags.KeepWork && !context.Flags.DryRun) CopyToWork(found.Path);
        return true;
    }

    /// <summary>Who keeps the work directory finds the program there, wherever it came from; what is run is the one in the cache, as by go.</summary>
    private void CopyToWork(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(WorkPath)!);
            File.Copy(path, WorkPath);
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
        ToolOperations.Show(context, shell, "", "buildid", "-w", WorkPath);
        if (context.Flags.DryRun) return;
        context.Cache.TryPut(ActionHash.Subkey(main.ActionId, "link-stdout"), shell.Said);
        StampedFile stamped = BuildIdStamp.Apply(WorkPath, plan.Placeholder);
        if (!stamped.Found || !cached) return;
        string file = context.Shell.Work.FileToGiveAway(WorkPath);
        string? path = context.Cache.TryMoveInExecutable(plan.ActionId, name, file, stamped.OutputId, stamped.Size);
        if (path is null) return;
        // Where the work directory stays, the program is run where go runs it.
        if (!context.Flags.KeepWork) (ExecutablePath, InWorkDirectory) = (path, false);
        if (context.Flags.PrintCommands) shell.Show("", CommandText.Join(["cp", WorkPath, path]) + " # internal");
    }
}
