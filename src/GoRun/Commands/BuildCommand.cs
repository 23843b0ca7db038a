using GoRun.Build;
using GoRun.CommandLine;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Run;
using GoRun.Toolchain;

namespace GoRun.Commands;

/// <summary><c>gorun build</c>.</summary>
internal static class BuildCommand
{
    internal static int Run(Invocation invocation, Interruption interruption)
    {
        GoEnv env = invocation.ReadEnv();
        BuildRequest request = invocation.Parse(FlagTables.BuildCommand, env);
        using var phases = new Phases(invocation.Host, env, request, interruption);
        Resolution resolution = phases.Resolve(request.Arguments, ResolvePurpose.Build);
        BuildResult built = phases.Build(resolution, new BuildGoal.Files(request.Values.Text("o")));
        return built.Succeeded ? 0 : GoError.Failure;
    }
}
