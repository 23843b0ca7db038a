using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>What go checks before it builds, but lets pass in <c>go env</c>.</summary>
internal static class BuildChecks
{
    internal static void Check(GoEnv env)
    {
        CheckFips140(env["GOFIPS140"]);
        CheckPlatformAndCompilers(env);
        CheckCache(env);
    }

    /// <summary>The part that <c>go env</c> runs into as well, where it has to show the flags of cgo.</summary>
    internal static void CheckPlatformAndCompilers(GoEnv env)
    {
        foreach (string name in new[] { "CC", "CXX", "FC" }) CheckCompiler(name, env.Setting(name));
        CheckPlatform(env);
    }

    private static void CheckFips140(string version)
    {
        if (version is not ("" or "off" or "latest"))
            throw new GoError($"gorun: GOFIPS140={version} is not supported yet: only off and latest are", GoError.Usage);
    }

    private static void CheckPlatform(GoEnv env)
    {
        if (env.Goos == env["GOHOSTOS"] && env.Goarch == env["GOHOSTARCH"]) return;
        if (!IsSupported(env.Files, env.Goroot, env.Goos, env.Goarch))
            throw new GoError($"go: unsupported GOOS/GOARCH pair {env.Goos}/{env.Goarch}", GoError.Usage);
    }

    /// <summary>Whether the toolchain knows this platform: its generated table has a line <c>{"linux", "arm64"}: {...}</c> for each.</summary>
    internal static bool IsSupported(FileView files, string goroot, string goos, string goarch) =>
        GoSource.Read(files, goroot, "internal/platform/zosarch.go").Contains($"\t{{{GoQuoting.Quote(goos)}, {GoQuoting.Quote(goarch)}}}:");

    private static void CheckCompiler(string name, string value)
    {
        var words = GoQuoting.SplitQuotedFields(value, $"go: {name} environment variable could not be parsed: ");
        if (!words.IsEmpty && !FilePath.IsAbsolute(words[0]) && words[0].Contains('/', StringComparison.Ordinal))
            throw new GoError($"go: {name} environment variable is relative; must be absolute path: {words[0]}");
    }

    private static void CheckCache(GoEnv env)
    {
        if (env.Gocache != "off") return;
        string set = env.Setting("GOCACHE");
        throw new GoError(set == "off"
            ? "build cache is disabled by GOCACHE=off, but required as of Go 1.12"
            : "build cache is required, but could not be located: "
                + (set.Length > 0
                    ? "GOCACHE is not an absolute path"
                    : "GOCACHE is not defined and " + UserFolder.Cache(name => env.ProcessEnvironment.GetValueOrDefault(name, "")).Problem));
    }
}
