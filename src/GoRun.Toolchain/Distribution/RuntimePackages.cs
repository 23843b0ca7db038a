using System.Collections.Frozen;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>The packages that the toolchain counts as part of the runtime: the list in cmd/internal/objabi/pkgspecial.go, of 1.25 and newer.</summary>
public static class RuntimePackages
{
    /// <exception cref="GoError">The toolchain's sources are not there.</exception>
    public static IReadOnlySet<string> Of(GoEnv env)
    {
        // 1.24 asked for the prefix runtime/internal, which by then only tests had.
        if (!env.Release.AtLeast(25)) return FrozenSet.Create("runtime");
        var packages = new HashSet<string>(StringComparer.Ordinal);
        foreach (ReadOnlySpan<char> line in GoSource.Read(env.Files, env.Goroot, "cmd/internal/objabi/pkgspecial.go").Block("var runtimePkgs = []string{"))
        {
            if (line.StartsWith("\"") && line.EndsWith("\",")) packages.Add(line[1..^2].ToString());
        }

        return packages;
    }
}
