using GoRun.Platform;
using GoRun.Testing;

namespace GoRun.Toolchain.Tests;

public sealed class ToolchainLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];

    public ToolchainLocatorTests()
    {
        // A user's GOENV file is looked for below HOME.
        _variables["HOME"] = _folder.Path + "/home";
        _variables["PATH"] = $"{_folder.Path}/nothing:{_folder.Path}/bin";
    }

    [Fact]
    public void A_named_goroot_comes_first_and_keeps_its_spelling()
    {
        Install("usr/local/go", "go1.26.0");
        Install("named", "go1.25.1");
        _variables["GOROOT"] = _folder.Path + "/./named/";
        Assert.Equal((_folder.Path + "/./named/", "go1.25.1"), Found());
    }

    [Fact]
    public void The_goenv_file_names_one_where_the_environment_does_not()
    {
        Install("named", "go1.25.1");
        Install("other", "go1.25.2");
        _folder.Write("home/.config/go/env", $"GOROOT={_folder.Path}/other/../named/\n");
        Assert.Equal((_folder.Path + "/named", "go1.25.1"), Found());
        _variables["GOROOT"] = _folder.Path + "/other";
        Assert.Equal((_folder.Path + "/other", "go1.25.2"), Found());
    }

    [Fact]
    public void Go_on_path_is_followed_through_links()
    {
        Install("opt/go-1.26", "go1.26.3");
        Directory.CreateSymbolicLink(_folder.Path + "/opt/go", "go-1.26");
        Directory.CreateDirectory(_folder.Path + "/bin");
        File.CreateSymbolicLink(_folder.Path + "/bin/go", "../opt/go/bin/go");
        Assert.Equal((_folder.Path + "/opt/go-1.26", "go1.26.3"), Found());
    }

    [Fact]
    public void Go_in_a_folder_of_its_platform_is_found_too()
    {
        Install("opt/go", "go1.26.3");
        _folder.Write("opt/go/bin/linux_amd64/go", "");
        _variables["PATH"] = _folder.Path + "/opt/go/bin/linux_amd64";
        Assert.Equal(_folder.Path + "/opt/go", Found().Goroot);
    }

    [Fact]
    public void A_wrapper_on_path_is_passed_over()
    {
        _folder.Write("bin/go", "#!/bin/sh\n");
        Install("usr/local/go", "go1.24.0");
        Assert.Equal(_folder.Path + "/usr/local/go", Found().Goroot);
    }

    [Fact]
    public void The_newest_versioned_installation_is_taken()
    {
        Install("usr/lib/go-1.9", "go1.9");
        Install("usr/lib/go-1.26", "go1.26.11");
        Install("usr/lib/go-1.25", "go1.25.99");
        _folder.Write("usr/lib/go-1.99/README", "nothing installed here");
        Assert.Equal((_folder.Path + "/usr/lib/go-1.26", "go1.26.11"), Found());
    }

    [Fact]
    public void The_newest_of_the_home_folder_is_the_last_resort()
    {
        Install("home/sdk/go1.25.9", "go1.25.9");
        Install("home/sdk/go1.25.10", "go1.25.10");
        Assert.Equal("go1.25.10", Found().Version);
    }

    [Fact]
    public void One_that_is_too_old_is_passed_over_unless_it_was_named()
    {
        Install("go", "go1.19.8");
        _variables["PATH"] = _folder.Path + "/go/bin";
        Assert.StartsWith($"gorun: {_folder.Path}/go holds go1.19.8, but the oldest Go that gorun supports is go1.24\n", Error().Message, StringComparison.Ordinal);
        Install("usr/lib/go-1.24", "go1.24.1");
        Assert.Equal("go1.24.1", Found().Version);
        _variables["GOROOT"] = _folder.Path + "/go";
        Assert.StartsWith($"gorun: {_folder.Path}/go holds go1.19.8", Error().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void None_at_all_says_what_to_do()
    {
        string message = Error().Message;
        Assert.StartsWith("gorun: no Go toolchain found: ", message, StringComparison.Ordinal);
        Assert.Contains("\n\tinstall go1.24 or newer", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_goroot_that_is_none_is_an_error()
    {
        _variables["GOROOT"] = _folder.Path + "/nosuch";
        Assert.Equal(("go: cannot find GOROOT directory: " + _folder.Path + "/nosuch", GoError.Usage), (Error().Message, Error().ExitStatus));
        _variables["GOROOT"] = _folder.Path;
        Assert.Contains("there is no file VERSION", Error().Message, StringComparison.Ordinal);
        _folder.Write("VERSION", "devel go1.28-abcdef\n");
        Assert.Contains("released versions of Go only", Error().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("go1.27.4", 1, 27, 4)]
    [InlineData("go1.28rc1", 1, 28, 0)]
    [InlineData("go1.25.1-vendor X:arenas", 1, 25, 1)]
    [InlineData("go2.0", 2, 0, 0)]
    public void A_version_is_read_as_numbers(string version, int major, int minor, int patch)
    {
        Assert.True(GoRelease.TryParse(version, out GoRelease release));
        Assert.Equal(new GoRelease(major, minor, patch), release);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.27.4")]
    [InlineData("go1")]
    [InlineData("go1.")]
    [InlineData("go.1")]
    [InlineData("devel go1.28-abc")]
    [InlineData("go99999999999.1")]
    public void What_is_no_release_is_not_read(string version) => Assert.False(GoRelease.TryParse(version, out _));

    public void Dispose() => _folder.Dispose();

    private void Install(string place, string version)
    {
        _folder.Write(place + "/VERSION", version + "\ntime 2026-01-01T00:00:00Z\n");
        _folder.Write(place + "/bin/go", "");
        Directory.CreateDirectory($"{_folder.Path}/{place}/pkg/tool");
    }

    private (string Goroot, string Version) Found()
    {
        InstalledToolchain found = Start().UseInstalled().Toolchain;
        return (found.Goroot, found.VersionLine);
    }

    private GoError Error() => Assert.Throws<GoError>(() => Start().UseInstalled());

    private StartSettings Start() => StartSettings.Read(EnvCommandRun.Host(_folder.Path, _variables), _folder.Path);
}
