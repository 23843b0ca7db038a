using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Run;

/// <summary>Programs for a platform that is not this machine's.</summary>
public static class ForeignPlatform
{
    /// <summary>To be asked before anything is built.</summary>
    /// <exception cref="GoError">The program would not run here, or only by another program that go run would look for.</exception>
    public static void RejectUnlessRunnable(GoEnv env)
    {
        if (env.Goos == env["GOHOSTOS"] && env.Goarch == env["GOHOSTARCH"]) return;
        string emulator = $"go_{env.Goos}_{env.Goarch}_exec";
        if (ProgramPath.Find(emulator, env.ProcessEnvironment.GetValueOrDefault("PATH", "")) is { } found)
            throw new GoError($"gorun: {found}: running programs for {env.Goos}/{env.Goarch} by way of another is not supported yet", GoError.Usage);

        // Linux on amd64 runs 386 programs itself, as go run relies on.
        if (env.Goos == "linux" && env.Goarch == "386" && env["GOHOSTOS"] == "linux" && env["GOHOSTARCH"] == "amd64") return;
        throw new GoError(
            $"gorun: cannot run a program for {env.Goos}/{env.Goarch} on {env["GOHOSTOS"]}/{env["GOHOSTARCH"]} (to build it: gorun build)",
            GoError.Usage);
    }
}
