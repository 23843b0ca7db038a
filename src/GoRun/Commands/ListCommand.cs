using GoRun.CommandLine;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Run;
using GoRun.Toolchain;

namespace GoRun.Commands;

/// <summary><c>gorun list</c>: the view of what phase 1 found.</summary>
internal static class ListCommand
{
    internal static int Run(Invocation invocation, Interruption interruption)
    {
        GoEnv env = invocation.ReadEnv();
        BuildRequest request = invocation.Parse(FlagTables.List, env);
        string fields = request.Values.Text("json", "false");
        if (GoValues.Boolean(fields) is not { } json)
            throw new GoError($"gorun: -json={fields} is not supported yet: -json prints all fields", GoError.Usage);
        var phases = new Phases(invocation.Host, env, request, interruption);
        if (request.Values.Boolean("m"))
        {
            if (request.Values.Boolean("deps")) throw new GoError("go list -deps cannot be used with -m");
            ModuleListing.Write(invocation.Host.Output, phases.ResolveModules(request.Arguments), json);
            return 0;
        }

        Resolution resolution = phases.Resolve(request.Arguments, ResolvePurpose.List);
        PackageListing.Write(invocation.Host.Output, resolution, env.Goroot, request.Values.Boolean("deps"), json);
        return 0;
    }
}
