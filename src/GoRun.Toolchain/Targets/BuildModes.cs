namespace GoRun.Toolchain;

/// <summary>Which build modes a platform has, and how its programs are linked (internal/platform/supported.go).</summary>
public static class BuildModes
{
    /// <summary>Whether these tools can build for the platform in this mode.</summary>
    public static bool IsSupported(string mode, GoEnv env)
    {
        (string goos, string goarch, GoRelease release) = (env.Goos, env.Goarch, env.Release);
        return mode switch
        {
            "default" or "exe" or "archive" => true,
            "c-archive" => goos is "aix" or "darwin" or "ios" or "windows" || (goos, goarch) is ("freebsd", "amd64")
                || (goos == "linux" && IsPositionIndependentLinux(goarch, release)),
            "c-shared" => (goos == "linux" && IsPositionIndependentLinux(goarch, release))
                || (goos, goarch) is ("android", "386" or "amd64" or "arm" or "arm64") or ("freebsd", "amd64")
                    or ("darwin", "amd64" or "arm64") or ("windows", "386" or "amd64" or "arm64") or ("wasip1", "wasm"),
            "pie" => (goos == "linux" && IsPositionIndependentLinux(goarch, release))
                || (goos, goarch) is ("android", "386" or "amd64" or "arm" or "arm64") or ("freebsd", "amd64")
                    or ("darwin" or "ios", "amd64" or "arm64") or ("aix", "ppc64") or ("openbsd", "arm64")
                    or ("windows", "386" or "amd64" or "arm" or "arm64"),
            "shared" => goos == "linux" && goarch is not ("loong64" or "riscv64") && IsPositionIndependentLinux(goarch, release),
            "plugin" => (goos == "linux" && (goarch != "riscv64" || release.AtLeast(25)) && IsPositionIndependentLinux(goarch, release))
                || (goos, goarch) is ("android", "386" or "amd64") or ("darwin", "amd64" or "arm64") or ("freebsd", "amd64"),
            _ => false,
        };
    }

    /// <summary>Programs are position independent even where nobody asks for that.</summary>
    public static bool DefaultsToPie(GoEnv env, bool race) => env.Goos is "android" or "ios" or "darwin" || (env.Goos == "windows" && !race);

    /// <summary>Go's own linker makes position-independent programs for the platform.</summary>
    public static bool LinksPieInternally(GoEnv env) => (env.Goos, env.Goarch) switch
    {
        ("android", "arm64") or ("darwin", "amd64" or "arm64") or ("linux", "amd64" or "arm64" or "ppc64le") => true,
        ("windows", "386" or "amd64" or "arm" or "arm64") => true,
        ("linux", "loong64") => env.Release.AtLeast(25),
        ("linux", "ppc64" or "s390x") => env.Release.AtLeast(27),
        _ => false,
    };

    /// <summary>Even programs without any C code are linked by the C compiler.</summary>
    public static bool MustLinkExternally(GoEnv env) =>
        (env.Goos == "android" && env.Goarch != "arm64") || (env.Goos == "ios" && env.Goarch == "arm64");

    private static bool IsPositionIndependentLinux(string goarch, GoRelease release) =>
        goarch is "386" or "amd64" or "arm" or "arm64" or "loong64" or "ppc64le" or "riscv64" or "s390x"
        || (goarch == "ppc64" && release.AtLeast(27));
}
