using GoRun.Build;
using GoRun.CommandLine;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Run;
using GoRun.Run.Exec;
using GoRun.Run.Supervision;
using GoRun.Toolchain;

namespace GoRun.Commands;

/// <summary><c>gorun run</c>: the main job. Comes back only where no program was started.</summary>
internal static class RunCommand
{
    /// <summary>Of a build whose program is gone before it can be run: someone may be emptying the cache again and again.</summary>
    private const int MostRepetitions = 10;

    /// <param name="shortcut">Is told what comes of it; null for none.</param>
    internal static int Run(Invocation invocation, RunShortcut? shortcut, Interruption interruption)
    {
        GoEnv env = invocation.ReadEnv();
        BuildRequest request = invocation.Parse(FlagTables.Run, env);
        RunArguments arguments = RunArguments.Split(request.Arguments);
        ExecProgram through = ExecSearch.Choose(request.Values.Words("exec"), request.Values.Origin("exec"), env, request.Flags.DryRun);

        using var phases = new Phases(invocation.Host, env, request, interruption);
        Resolution resolution = phases.Resolve(arguments.Targets, ResolvePurpose.Run);
        for (int repetitions = 0; ; repetitions++)
        {
            BuildResult built = phases.Build(resolution, new BuildGoal.Run());
            if (!built.Succeeded || built.Executable is not { } executable) return GoError.Failure;
            if (request.Flags.DryRun || request.Flags.PrintCommands)
                invocation.Host.Error.WriteLine(string.Join(' ', [.. through.Words, executable.ShownPath, .. arguments.ProgramArguments]));
            if (request.Flags.DryRun) return 0;

            if (interruption.Token.IsCancellationRequested) executable.TemporaryDirectory?.Remove();
            interruption.DieIfSignalled();
            interruption.Dispose();
            var runner = new Runner(invocation.Host, OwnCommand.OfGoRun);
            shortcut?.Remember(executable, through, request, env, runner);
            phases.Dispose();
            try
            {
                runner.Run(
                    through, executable.Path, arguments.ProgramArguments, env, executable.TemporaryDirectory, executable.File);
            }
            catch (GoError) when (repetitions < MostRepetitions && executable.TemporaryDirectory is null && !File.Exists(executable.Path))
            {
            }
        }
    }
}
