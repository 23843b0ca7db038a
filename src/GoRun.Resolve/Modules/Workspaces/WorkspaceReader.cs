using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Workspaces;

/// <summary>Reads go.work and the go.mod files of the modules that it lists (modload.LoadWorkFile, modload.loadModFile).</summary>
internal sealed class WorkspaceReader(ModuleContext context)
{
    /// <exception cref="GoError">With every file that is not in order.</exception>
    public (WorkFile Work, ImmutableArray<MainModuleFile> Modules) Read()
    {
        WorkFile work = ReadFile(context.Env.Gowork);
        ImmutableArray<string> folders = Folders(work);
        var modules = ImmutableArray.CreateBuilder<MainModuleFile>(folders.Length);
        var problems = new List<string>();
        foreach (string folder in folders)
        {
            string path = folder.TrimEnd('/') + "/go.mod";
            MainModuleReading reading = new MainModuleReader(context).Read(path);
            if (Problem(work, folder, reading) is { } problem) problems.Add("go: " + problem);
            else modules.Add(new MainModuleFile(path, folder, reading.Text, reading.File!, reading.Fixes));
        }

        if (problems.Count > 0) throw new GoError(string.Join('\n', problems));
        foreach (MainModuleFile module in modules) MainModuleReader.CheckTools(module.File);
        return (work, modules.DrainToImmutable());
    }

    private WorkFile ReadFile(string path)
    {
        string shown = context.Short(path);
        string text = ModuleText.Read(context.Sources, path)
            ?? throw new GoError($"go: reading go.work: open {shown}: no such file or directory");
        GoModReading reading = GoModReader.Read(shown, text, new GoModRules(Strict: true, KnowsIgnore: false, Workspace: true));
        if (!reading.Errors.IsEmpty)
            throw new GoError($"go: errors parsing go.work:\n{string.Join('\n', reading.Errors.Select(e => e.Describe(shown)))}");
        new ToolchainCheck(context).Check(path, reading.File);
        return new WorkFile(path, reading.File);
    }

    /// <summary>The modules' folders in the order of the file; checks the godebug lines too, as go does in one go.</summary>
    private ImmutableArray<string> Folders(WorkFile work)
    {
        var folders = ImmutableArray.CreateBuilder<string>(work.Content.Use.Length);
        foreach (UseLine line in work.Content.Use)
        {
            string folder = line.Path.StartsWith('/') ? line.Path : Path.TrimEndingDirectorySeparator(Path.GetFullPath(line.Path, work.Root));
            if (folders.Contains(folder))
            {
                throw new GoError(
                    $"go: error loading go.work:\n{context.Short(work.FilePath)}:{line.Line}: path {folder} appears multiple times in workspace");
            }

            folders.Add(folder);
        }

        new GodebugCheck(context).CheckWorkspace(work);
        return folders.DrainToImmutable();
    }

    private string? Problem(WorkFile work, string folder, MainModuleReading reading)
    {
        string goVersion = reading.Lines?.GoVersion ?? "";
        if (context.IsTooNew(goVersion)) return WorkTooOld(work, folder, goVersion);
        if (reading.Problem is { } problem) return $"cannot load module {context.Short(folder)} listed in go.work file: {problem}";
        bool strict = GoVersion.Compare(goVersion, "1.21") >= 0;
        if (strict && GoVersion.Compare(goVersion, work.GoVersion) > 0) return WorkTooOld(work, folder, goVersion);
        return MainModuleReader.PathProblem(reading.File!);
    }

    private string WorkTooOld(WorkFile work, string folder, string goVersion)
    {
        string verb = work.Content.GoVersion is null ? "implicitly requires" : "lists";
        string aim = context.Env.Release.AtLeast(27) ? $"to download and use go {goVersion}" : "to update it";
        return $"module {context.Short(folder)} listed in go.work file requires go >= {goVersion}, "
            + $"but go.work {verb} go {work.GoVersion}; {aim}:\n\tgo work use";
    }
}
