using System.Collections.Immutable;
using GoRun.Toolchain;

namespace GoRun.Tests;

/// <summary>Settings as a test needs them.</summary>
internal static class Settings
{
    internal static GoEnv Env(params (string Name, string Value)[] values) => new()
    {
        Values = values.ToImmutableDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal)
            .SetItem("GOOS", "linux").SetItem("GOARCH", "amd64").SetItem("GOHOSTOS", "linux").SetItem("GOHOSTARCH", "amd64")
            .SetItem("GOMOD", "/dev/null"),
        ProcessEnvironment = ImmutableDictionary<string, string>.Empty,
        ToolTags = [],
        CanonicalExperiment = "",
        Release = new GoRelease(1, 27, 0),
        ArchVariable = ("GOAMD64", "v1"),
    };
}
