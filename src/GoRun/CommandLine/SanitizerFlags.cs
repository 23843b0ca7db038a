using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.CommandLine;

/// <summary>The flags of which only one can be set: <c>-race</c>, <c>-msan</c> and <c>-asan</c>.</summary>
internal static class SanitizerFlags
{
    // In the order in which go compares them.
    private static readonly (string First, string Second)[] Pairs = [("race", "msan"), ("race", "asan"), ("msan", "asan")];

    /// <summary>The name of the one that is set, or empty.</summary>
    /// <exception cref="GoError">Two of them are.</exception>
    internal static string Chosen(FlagValues values)
    {
        foreach ((string first, string second) in Pairs)
        {
            if (values.Boolean(first) && values.Boolean(second))
                throw new GoError($"go: may not use -{first} and -{second} simultaneously", GoError.Usage);
        }

        return Array.Find(["race", "msan", "asan"], values.Boolean) ?? "";
    }

    /// <summary>The <c>-buildmode</c>: for most platforms clang links position-independent programs alone with -msan.</summary>
    internal static string BuildMode(FlagValues values, GoEnv env)
    {
        string mode = values.Text("buildmode", "default");
        bool forced = mode == "default" && values.Boolean("msan") && (env.Goos, env.Goarch) != ("linux", "amd64");
        return forced ? "pie" : mode;
    }
}
