using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.CommandLine;

/// <summary><c>-cover</c>, and the two flags that imply it.</summary>
internal static class CoverageFlags
{
    /// <summary>Null where coverage is not to be measured.</summary>
    /// <exception cref="GoError">The race detector would take the counting itself for a race; or 1.24 is to count as go did long ago.</exception>
    internal static CoverFlags? Chosen(FlagValues values, GoEnv env)
    {
        bool race = values.Boolean("race");
        string mode = values.Text("covermode") is { Length: > 0 } given ? given : race ? "atomic" : "set";
        if (race && mode != "atomic") throw new GoError($"-covermode must be \"atomic\", not {GoQuoting.Quote(mode)}, when -race is enabled");
        if (!values.Boolean("cover")) return null;
        if (env.CanonicalExperiment.Split(',').Contains("nocoverageredesign"))
            throw new GoError("gorun: -cover is not supported with GOEXPERIMENT=nocoverageredesign", GoError.Usage);
        string patterns = values.Text("coverpkg");
        return new CoverFlags(mode, patterns.Length == 0 ? [] : [.. patterns.Split(',')]);
    }
}
