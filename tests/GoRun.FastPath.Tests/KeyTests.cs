using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.FastPath.Tests;

public sealed class KeyTests
{
    private static readonly HostEnvironment Host = new()
    {
        Variables = ImmutableDictionary<string, string>.Empty.Add("PATH", "/bin").Add("EDITOR", "vi"),
        WorkingDirectory = "/work",
        Output = TextWriter.Null,
        Error = TextWriter.Null,
    };

    [Fact]
    public void The_same_call_has_the_same_key() => Assert.Equal(Key(Host, "-race", "."), Key(Host with { Files = new FileView() }, "-race", "."));

    [Fact]
    public void Words_and_places_tell()
    {
        ContentHash[] keys =
        [
            Key(Host, "."), Key(Host, "-race", "."), Key(Host, ".", "-race"), Key(Host, "-race."), Key(Host, "a.go", "b.go"), Key(Host, "b.go", "a.go"),
            Key(Host), Key(Host, ""), Key(Host, "", ""), Key(Host with { WorkingDirectory = "/work2" }, "."),
            // Bytes that are no UTF-8, as gorun spells them.
            Key(Host, "\udc80"), Key(Host, "\udc81"), Key(Host with { WorkingDirectory = "/\udc80" }, "."), Key(Host with { WorkingDirectory = "/\udc81" }, "."),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("PATH")]
    [InlineData("GOFLAGS")]
    [InlineData("GOOS")]
    [InlineData("GO_EXTLINK_ENABLED")]
    [InlineData("GODEBUG")]
    [InlineData("CGO_CFLAGS")]
    [InlineData("CC")]
    [InlineData("CXX")]
    [InlineData("FC")]
    [InlineData("AR")]
    [InlineData("PKG_CONFIG")]
    [InlineData("PKG_CONFIG_PATH")]
    [InlineData("GCCGO")]
    [InlineData("HOME")]
    [InlineData("TMPDIR")]
    [InlineData("XDG_CACHE_HOME")]
    [InlineData("XDG_CONFIG_HOME")]
    [InlineData("COMPILER_PATH")]
    [InlineData("GIT_DIR")]
    [InlineData("LD_PRELOAD")]
    [InlineData("A_VARIABLE_OF_THE_PROGRAM", false)]
    [InlineData("EDITOR", false)]
    [InlineData("GORUN_FASTPATH", false)]
    public void Only_variables_that_matter_tell(string name, bool matters = true)
    {
        Assert.Equal(matters, Key(Host, ".") != Key(With(name, "other"), "."));
        Assert.Equal(matters, Key(With(name, "a"), ".") != Key(With(name, "b"), "."));
    }

    private static HostEnvironment With(string name, string value) => Host with { Variables = Host.Variables.SetItem(name, value) };

    private static ContentHash Key(HostEnvironment host, params string[] words) => RunKey.Of(host, words);
}
