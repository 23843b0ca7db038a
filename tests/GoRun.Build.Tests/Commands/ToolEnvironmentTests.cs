using System.Collections.Immutable;
using GoRun.Build.Commands;
using GoRun.Toolchain;

namespace GoRun.Build.Tests.Commands;

public sealed class ToolEnvironmentTests
{
    private const long Gigabyte = 1L << 30;

    [Fact]
    public void Settings_of_go_are_spelled_out_but_not_default_flags()
    {
        Dictionary<string, string> variables = Make(0, ("PATH", "/bin"), ("CGO_CFLAGS", "-O1")).For("/m", "example.com/m", [("TERM", "dumb")]);
        Assert.Equal("/bin", variables["PATH"]);
        Assert.Equal("/goroot", variables["GOROOT"]);
        Assert.Equal("-O1", variables["CGO_CFLAGS"]);
        Assert.Equal("/m", variables["PWD"]);
        Assert.Equal("example.com/m", variables["TOOLEXEC_IMPORTPATH"]);
        Assert.Equal("dumb", variables["TERM"]);
        Assert.DoesNotContain("GOGC", variables.Keys);
        Assert.DoesNotContain("GOMOD", variables.Keys);
    }

    [Theory]
    [InlineData(100L << 20, null)]
    [InlineData(Gigabyte, "1073741824")]
    [InlineData(9 * Gigabyte, "2147483648")]
    public void Tools_collect_no_garbage_while_memory_is_plenty(long memory, string? limit)
    {
        Dictionary<string, string> variables = Make(memory).For("/m", "", []);
        Assert.Equal(limit, variables.GetValueOrDefault("GOMEMLIMIT"));
        Assert.Equal(limit is null ? null : "off", variables.GetValueOrDefault("GOGC"));
    }

    [Fact]
    public void What_the_user_says_of_garbage_collection_holds()
    {
        Dictionary<string, string> variables = Make(Gigabyte, ("GOGC", "50")).For("/m", "", []);
        Assert.Equal("50", variables["GOGC"]);
        Assert.DoesNotContain("GOMEMLIMIT", variables.Keys);
    }

    private static ToolEnvironment Make(long memory, params (string Name, string Value)[] variables) => new(
        new GoEnv
        {
            Values = ImmutableDictionary<string, string>.Empty.Add("GOROOT", "/goroot").Add("GOMOD", "/m/go.mod").Add("CGO_CFLAGS", "-O2 -g"),
            ProcessEnvironment = variables.ToImmutableDictionary(v => v.Name, v => v.Value),
            ToolTags = [],
            CanonicalExperiment = "",
            Release = new GoRelease(1, 27, 4),
            ArchVariable = ("GOAMD64", "v1"),
        },
        memory);
}
