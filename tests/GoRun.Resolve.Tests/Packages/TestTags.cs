using System.Collections.Immutable;
using GoRun.Resolve.Packages.Constraints;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Packages;

/// <summary>Build tags for a made-up toolchain.</summary>
internal static class TestTags
{
    public static BuildTags Of(
        string goos = "linux", string goarch = "amd64", bool cgo = true, int minor = 25, params ImmutableArray<string> tags)
    {
        var values = new Dictionary<string, string> { ["GOOS"] = goos, ["GOARCH"] = goarch, ["CGO_ENABLED"] = cgo ? "1" : "0" };
        var env = new GoEnv
        {
            Values = values.ToImmutableDictionary(StringComparer.Ordinal),
            ProcessEnvironment = ImmutableDictionary<string, string>.Empty,
            ToolTags = ["amd64.v1", "goexperiment.regabi"],
            CanonicalExperiment = "",
            Release = new GoRelease(1, minor, 0),
            ArchVariable = ("GOAMD64", "v1"),
        };
        return new BuildTags(env, new BuildFlags { Tags = tags });
    }
}
