using GoRun.Resolve.Modules;

namespace GoRun.Resolve.Tests.Modules;

public sealed class ModulePathsTests
{
    [Theory]
    [InlineData("example.com/x", "")]
    [InlineData("example.com/x/v2", "/v2")]
    [InlineData("example.com/x/v10", "/v10")]
    [InlineData("example.com/x/v1", null)]
    [InlineData("example.com/x/v0", null)]
    [InlineData("example.com/x/v02", null)]
    [InlineData("example.com/x/v1.2", null)]
    [InlineData("example.com/xv2", "")]
    [InlineData("gopkg.in/yaml.v3", ".v3")]
    [InlineData("gopkg.in/yaml.v0", ".v0")]
    [InlineData("gopkg.in/yaml.v2-unstable", ".v2-unstable")]
    [InlineData("gopkg.in/yaml", null)]
    [InlineData("gopkg.in/yaml.v02", null)]
    public void The_major_version_is_the_end_of_the_path(string path, string? suffix) =>
        Assert.Equal(suffix, ModulePaths.SplitVersion(path));

    [Theory]
    [InlineData("v1.0.0", "", true)]
    [InlineData("v2.0.0", "", false)]
    [InlineData("v2.0.0+incompatible", "", true)]
    [InlineData("v2.0.0", "/v2", true)]
    [InlineData("v3.0.0", ".v3", true)]
    [InlineData("v3.0.0", ".v3-unstable", true)]
    [InlineData("v0.0.0-20161208181325-20d25e280405", ".v1", true)]
    public void A_version_fits_its_path_or_not(string version, string suffix, bool fits) =>
        Assert.Equal(fits, ModulePaths.CheckMajor(version, suffix) is null);

    [Theory]
    [InlineData("example.com/x", null)]
    [InlineData("a+b/c", null)]
    [InlineData("", "empty string")]
    [InlineData("-a", "leading dash")]
    [InlineData("a//b", "double slash")]
    [InlineData("a/", "trailing slash")]
    [InlineData("/a", "empty path element")]
    [InlineData("a/../b", "invalid path element \"..\"")]
    [InlineData("a./b", "trailing dot in path element")]
    [InlineData("a/é", "invalid char 'é'")]
    [InlineData("a/Con.x", "\"Con\" disallowed as path element component on Windows")]
    [InlineData("a/b~1", "trailing tilde and digits in path element")]
    public void An_import_path_is_checked(string path, string? problem) => Assert.Equal(problem, ModulePaths.CheckImportPath(path));

    [Theory]
    [InlineData("example.com/x", null)]
    [InlineData("foo/bar", "missing dot in first path element")]
    [InlineData("Example.com/x", "invalid char 'E' in first path element")]
    [InlineData("example.com/.x", "leading dot in path element")]
    [InlineData("example.com/a+b", "invalid char '+'")]
    [InlineData("example.com/x/v1", "invalid version")]
    public void A_path_to_download_is_checked_more_strictly(string path, string? problem) =>
        Assert.Equal(problem, ModulePaths.CheckModulePath(path));

    [Theory]
    [InlineData("github.com/Azure/azure-sdk", "github.com/!azure/azure-sdk")]
    [InlineData("v1.0.0-RC1", "v1.0.0-!r!c1")]
    [InlineData("example.com/x", "example.com/x")]
    public void Capital_letters_are_escaped(string path, string escaped) => Assert.Equal(escaped, ModulePaths.Escape(path));
}
