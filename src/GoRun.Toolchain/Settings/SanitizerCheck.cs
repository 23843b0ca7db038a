using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>Whether a program can be built with the sanitizer that is asked for (instrumentInit in cmd/go/internal/work).</summary>
public static class SanitizerCheck
{
    private static readonly (string Sanitizer, string Function)[] SupportFunctions =
        [("msan", "MSanSupported"), ("race", "RaceDetectorSupported"), ("asan", "ASanSupported")];

    /// <param name="sanitizer">As <see cref="BuildFlags.Sanitizer"/>.</param>
    /// <param name="runner">Asks the C compiler for its version, for asan alone.</param>
    /// <exception cref="GoError">It cannot, in go's words.</exception>
    public static void Check(string sanitizer, GoEnv env, IToolRunner runner, TimeProvider clock)
    {
        if (sanitizer.Length == 0) return;
        if (!IsSupported(sanitizer, env)) throw new GoError($"-{sanitizer} is not supported on {env.Goos}/{env.Goarch}", GoError.Usage);
        if (sanitizer == "asan" && AsanRefusal(new ToolIds(env, runner, clock).CompilerVersionOf(env["CC"]), env) is { } refusal)
            throw new GoError(refusal, GoError.Usage);
        // What macOS brings along is enough for -race.
        if (env.CgoEnabled || (env.Goos == "darwin" && sanitizer == "race")) return;
        bool cross = env.Goos != env["GOHOSTOS"] || env.Goarch != env["GOHOSTARCH"];
        throw new GoError($"go: -{sanitizer} requires cgo{(cross ? "" : "; enable cgo by setting CGO_ENABLED=1")}", GoError.Usage);
    }

    /// <summary>
    /// Each release has its own platforms. The function of the toolchain's internal/platform is one switch over GOOS, each of whose cases returns a
    /// comparison with the GOARCHes: <c>case "linux":</c>, then <c>return goarch == "amd64" || ...</c>.
    /// </summary>
    private static bool IsSupported(string sanitizer, GoEnv env)
    {
        string function = Array.Find(SupportFunctions, f => f.Sanitizer == sanitizer).Function;
        bool inCase = false;
        foreach (ReadOnlySpan<char> line in GoSource.Read(env.Files, env.Goroot, "internal/platform/supported.go").Block($"func {function}("))
        {
            if (line.StartsWith("case ")) inCase = line.Contains(GoQuoting.Quote(env.Goos), StringComparison.Ordinal);
            else if (inCase) return line.Contains($"goarch == {GoQuoting.Quote(env.Goarch)}", StringComparison.Ordinal);
        }

        return false;
    }

    /// <summary>The runtime library of older compilers has another layout: the program would crash.</summary>
    private static string? AsanRefusal(CompilerVersion? compiler, GoEnv env) => compiler switch
    {
        null => "-asan: the version of $(go env CC) could not be parsed",
        { Name: "gcc" } gcc when gcc.Major < (env["GOHOSTARCH"] == "ppc64le" ? 9 : 7) => TooOld(gcc),
        { Name: "clang", Major: < 9 } clang => TooOld(clang),
        { Name: "gcc" or "clang" } => null,
        _ => "-asan: C compiler is not gcc or clang",
    };

    private static string TooOld(CompilerVersion compiler) =>
        $"-asan is not supported with {compiler.Name} compiler {compiler.Major}.{compiler.Minor}\n";
}
