using GoRun.Platform;

namespace GoRun.FastPath;

/// <summary>
/// The environment variables that have a say in which program is run: all that gorun looks at in phases 1 to 3, and those by which C compilers
/// are found. Others may change from run to run; most programs are configured by some.
/// </summary>
internal static class WatchedVariables
{
    /// <summary>All of go's own begin so, future ones included.</summary>
    private static readonly string[] Prefixes = ["GO", "CGO_", "GIT_", "PKG_CONFIG", "GCC"];

    private static readonly string[] Names =
    [
        "AR", "CC", "CCC_OVERRIDE_OPTIONS", "COMPILER_PATH", "CXX", "FC", "HOME", "LD_LIBRARY_PATH", "LD_PRELOAD", "PATH", "TMPDIR",
        "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
    ];

    /// <summary>Those that are set, in the order of their names.</summary>
    internal static List<KeyValuePair<string, string>> Of(HostEnvironment host)
    {
        var watched = new List<KeyValuePair<string, string>>();
        foreach (KeyValuePair<string, string> variable in host.Variables)
        {
            if (IsWatched(variable.Key)) watched.Add(variable);
        }

        watched.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return watched;
    }

    internal static bool IsWatched(string name)
    {
        if (name == LastRun.Switch) return false;
        foreach (string prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)) return true;
        }

        return Array.BinarySearch(Names, name, StringComparer.Ordinal) >= 0;
    }
}
