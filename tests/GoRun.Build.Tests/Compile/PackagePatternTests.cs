using GoRun.Build.Compile;

namespace GoRun.Build.Tests.Compile;

public sealed class PackagePatternTests
{
    [Theory]
    [InlineData("net", "net", true)]
    [InlineData("net", "net/http", false)]
    [InlineData("net/...", "net", true)]
    [InlineData("net/...", "net/http", true)]
    [InlineData("net/...", "netchan", false)]
    [InlineData("net...", "netchan", true)]
    [InlineData("...", "a/b", true)]
    [InlineData("x.../y", "x/a/b/y", true)]
    [InlineData("x.../y", "x/a/b/z", false)]
    [InlineData("./...", "./vendor/foo", false)]
    [InlineData("./vendor/...", "./vendor/foo", true)]
    [InlineData("a...b", "a/vendor/b", false)]
    [InlineData("...", "foovendor/bar", true)]
    public void Patterns_match_as_go_help_packages_says(string pattern, string importPath, bool expected) =>
        Assert.Equal(expected, PackagePattern.Matches(pattern, importPath));
}
