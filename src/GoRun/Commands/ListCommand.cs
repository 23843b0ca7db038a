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
        if (env.Release.AtLeast(27) && request.Arguments.Contains("")) throw new GoError("go: invalid package: \"\"");
        using var phases = new Phases(invocation.Host, env, request, interruption);
        return request.Values.Boolean("m")
            ? ListModules(invocation, env, request, phases)
            : ListPackages(invocation, env, request, phases);
    }

    private static int ListModules(Invocation invocation, GoEnv env, BuildRequest request, Phases phases)
    {
        if (request.Values.Boolean("deps")) throw new GoError("go list -deps cannot be used with -m");
        if (env.UsesGopath) throw new GoError("go: list -m cannot be used with GO111MODULE=off");
        ModuleAspects aspects = Aspect("versions", ModuleAspects.Versions)
            | Aspect("retracted", ModuleAspects.Retractions)
            | Aspect("u", ModuleAspects.Upgrades);
        ModuleResolution modules = phases.ResolveModules(request.Arguments, aspects);
        (bool json, ImmutableHashSet<string>? fields) = request.Values.Fields("json");
        ModuleListing.Write(invocation.Host.Output, modules, json, aspects.HasFlag(ModuleAspects.Versions), fields);
        return 0;

        ModuleAspects Aspect(string flag, ModuleAspects aspect) => request.Values.Boolean(flag) ? aspect : ModuleAspects.None;
    }

    private static int ListPackages(Invocation invocation, GoEnv env, BuildRequest request, Phases phases)
    {
        if (request.Values.Boolean("u")) throw new GoError("go list -u can only be used with -m");
        if (request.Values.Boolean("versions")) throw new GoError("go list -versions can only be used with -m");
        if (request.Values.Boolean("retracted"))
            throw new GoError("gorun: list -retracted without -m is not supported yet", GoError.Usage);
        Resolution resolution = phases.Resolve(request.Arguments, ResolvePurpose.List);
        bool dependencies = request.Values.Boolean("deps");
        // For several packages go looks at all that they need, in search of their profiles.
        bool looksAtAll = dependencies || (resolution.Roots.Length > 1 && request.Flags.Profile == BuildFlags.AutomaticProfile);
        ImmutableArray<string> faults = looksAtAll ? resolution.DependencyFaults : [];
        foreach (string fault in faults) invocation.Host.Error.WriteLine(fault);
        (bool json, ImmutableHashSet<string>? fields) = request.Values.Fields("json");
        PackageListing.Write(invocation.Host.Output, resolution, env.Goroot, dependencies, json, fields);
        return faults.IsEmpty ? 0 : GoError.Failure;
    }
}
