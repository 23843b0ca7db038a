using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Run.Exec;

/// <summary>
/// Finds out, before anything is built, by what the executable will be run (FindExecCmd in cmd/go/internal/work/build.go).
/// <list type="number">
/// <item><c>-exec</c>, in GOFLAGS or on the command line; empty, it switches the rest of the search off.</item>
/// <item>For another platform than this one: <c>go_$GOOS_$GOARCH_exec</c> in PATH, then, as go does not, the script that the toolchain ships
/// for WebAssembly.</item>
/// <item>Else nothing, if the kernel takes such programs.</item>
/// </list>
/// </summary>
public static class ExecSearch
{
    /// <param name="flag">The words of <c>-exec</c>; null where it was not given.</param>
    /// <param name="origin">Where it was given, to follow a message; empty for the command line.</param>
    /// <param name="dryRun">Nothing will be started, so that nothing need be there.</param>
    /// <exception cref="GoError">The program would not run.</exception>
    public static ExecProgram Choose(ImmutableArray<string>? flag, string origin, GoEnv env, bool dryRun)
    {
        string path = env.ProcessEnvironment.GetValueOrDefault("PATH", "");
        if (flag is [var name, ..]) return new ExecProgram(dryRun ? name : Require(name, path, origin), flag.Value);
        if (env.Goos == env["GOHOSTOS"] && env.Goarch == env["GOHOSTARCH"]) return ExecProgram.None;
        if (flag is null)
        {
            if (ProgramPath.Find($"go_{env.Goos}_{env.Goarch}_exec", path) is { } found) return new ExecProgram(found, [found]);
            var shipped = new WasmScript(env);
            if (shipped.Exists && (dryRun || shipped.Missing is null)) return new ExecProgram(shipped.File, [shipped.File]);
        }

        if (!dryRun && !TargetFile.IsTakenByKernel(env)) throw TargetRefusal.For(env);
        return ExecProgram.None;
    }

    private static string Require(string name, string path, string origin)
    {
        try
        {
            return ProgramPath.Require(name, path);
        }
        catch (GoError e) when (origin.Length > 0)
        {
            throw new GoError(e.Message + origin, e.ExitStatus);
        }
    }
}
