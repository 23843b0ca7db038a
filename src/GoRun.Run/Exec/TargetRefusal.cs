using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Run.Exec;

/// <summary>The one line for a program that nothing here can run: what asked for it, and the way out.</summary>
internal static class TargetRefusal
{
    private static ImmutableArray<string> Names => ["GOOS", "GOARCH"];

    internal static GoError For(GoEnv env)
    {
        string asked = string.Join(" and ", Names.Where(n => env.Setting(n).Length > 0).Select(n => Asked(env, n)));
        return new GoError(
            $"gorun: cannot run a program for {env.Goos}/{env.Goarch} on {env["GOHOSTOS"]}/{env["GOHOSTARCH"]} ({asked}): "
            + $"{Advice(env)}; to build it only: gorun build",
            GoError.Usage);
    }

    private static string Asked(GoEnv env, string name)
    {
        string place = env.ProcessEnvironment.GetValueOrDefault(name, "").Length > 0 ? "the environment" : env["GOENV"];
        return $"{name}={env.Setting(name)} in {place}";
    }

    private static string Advice(GoEnv env)
    {
        string path = env.ProcessEnvironment.GetValueOrDefault("PATH", "");
        if (env.Goarch == "wasm") return new WasmScript(env).Missing ?? "name a program that runs it by -exec";
        if (env.Goos == "linux" && env["GOHOSTOS"] == "linux")
        {
            string emulator = "qemu-" + QemuName(env.Goarch);
            return ProgramPath.Find(emulator, path) is null ? $"install qemu-user and add -exec {emulator}" : $"add -exec {emulator}";
        }

        if (env.Goos == "windows") return ProgramPath.Find("wine", path) is null ? "install wine and add -exec wine" : "add -exec wine";
        return "name a program that runs it by -exec";
    }

    private static string QemuName(string goarch) => goarch switch
    {
        "386" => "i386",
        "amd64" => "x86_64",
        "arm64" => "aarch64",
        "loong64" => "loongarch64",
        "mipsle" => "mipsel",
        "mips64le" => "mips64el",
        _ => goarch,
    };
}
