using System.Collections.Immutable;
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
        return request.Values.Boolean("m")
            ? ListModules(invocation, env, request, phases, json)
            : ListPackages(invocation, env, request, phases, json);
    }

    private static int ListModules(Invocation invocation, GoEnv env, BuildRequest request, Phases phases, bool json)
    {
        if (request.Values.Boolean("deps")) throw new GoError("go list -deps cannot be used with -m");
        if (env.UsesGopath) throw new GoError("go: list -m cannot be used with GO111MODULE=off");
        ModuleListing.Write(invocation.Host.Output, phases.ResolveModules(request.Arguments), json);
        return 0;
    }

    private static int ListPackages(Invocation invocation, GoEnv env, BuildRequest request, Phases phases, bool json)
    {
        Resolution resolution = phases.Resolve(request.Arguments, ResolvePurpose.List);
        bool dependencies = request.Values.Boolean("deps");
        // For several packages go looks at all that they need, in search of their profiles.
        bool looksAtAll = dependencies || (resolution.Roots.Length > 1 && request.AutomaticProfile);
        ImmutableArray<string> faults = looksAtAll ? resolution.DependencyFaults : [];
        foreach (string fault in faults) invocation.Host.Error.WriteLine(fault);
        PackageListing.Write(invocation.Host.Output, resolution, env.Goroot, dependencies, json);
        return faults.IsEmpty ? 0 : GoError.Failure;
    }
}
