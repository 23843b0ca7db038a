using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.CommandLine;

/// <summary>Whether the platform has the build mode that was asked for (buildModeInit in cmd/go/internal/work/init.go).</summary>
internal static class BuildModeCheck
{
    /// <exception cref="GoError">In the words of go, but for shared libraries of Go packages, which gorun does not make.</exception>
    internal static void Check(FlagValues values, GoEnv env)
    {
        string mode = values.Text("buildmode", "default");
        if (mode is not ("default" or "exe" or "pie" or "archive" or "c-archive" or "c-shared" or "plugin" or "shared"))
            throw new GoError($"buildmode={mode} not supported");
        bool race = values.Boolean("race");
        if (mode == "pie" && race && !BuildModes.DefaultsToPie(env, race))
            throw new GoError($"-buildmode=pie not supported when -race is enabled on {env.Goos}/{env.Goarch}");
        if (mode == "shared" && values.Text("o").Length > 0) throw new GoError("-buildmode=shared and -o not supported together");
        if (mode != "default") Require("-buildmode=" + mode, mode, env);
        if (values.Boolean("linkshared")) Require("-linkshared", "shared", env);
        if (mode == "shared" || values.Boolean("linkshared"))
        {
            string flag = mode == "shared" ? "-buildmode=shared" : "-linkshared";
            throw new GoError($"gorun: {flag} is not supported: gorun links every program with all that it needs", GoError.Usage);
        }
    }

    private static void Require(string flag, string mode, GoEnv env)
    {
        if (!BuildModes.IsSupported(mode, env)) throw new GoError($"{flag} not supported on {env.Goos}/{env.Goarch}");
    }
}
