using GoRun.Platform;
using GoRun.Testing;

namespace GoRun.Toolchain.Tests;

/// <summary>What stops a build before any package is loaded, against <c>go build</c>.</summary>
public sealed class BuildChecksOracleTests : IDisposable
{
    private static readonly (string Name, string Value)[] Settings =
    [
        ("GOCACHE", "off"), ("GOCACHE", "relative"), ("HOME", ""), ("XDG_CACHE_HOME", "relative"), ("GOOS", "nosuch"), ("GOARCH", "nosuch"), ("GOARCH", "sparc"), ("CC", "rel/gcc"),
        ("CC", "'x"), ("CXX", "rel/x"), ("FC", "\"x"), ("GOPATH", "relative"), ("GOPATH", "~x"), ("GOEXPERIMENT", "nosuch"), ("GOMIPS", "x"), ("GOFIPS140", "x"), ("GO111MODULE", "x"),
        ("GOROOT", "/nonexistent"),
    ];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Releases => Goroots.Rows;

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_setting_that_stops_go_stops_gorun_with_the_same_words(string goroot)
    {
        _folder.TurnTelemetryOff(".");
        _folder.Write("go.mod", "module m\ngo 1.24\n");
        _folder.Write("main.go", "package main\nfunc main() {}\n");
        Assert.All(Settings, setting =>
        {
            var variables = new Dictionary<string, string>
            {
                ["HOME"] = _folder.Path,
                ["PATH"] = "/usr/bin:/bin",
                ["GOROOT"] = goroot,
                ["GOPROXY"] = "off",
                [setting.Name] = setting.Value,
            };
            GoAnswer go = RealGo.Run(goroot, _folder.Path, variables, "build", ".");
            GoError error = Assert.Throws<GoError>(() => GoEnvReader.Read(EnvCommandRun.Host(_folder.Path, variables), _folder.Path));
            Assert.Equal((go.ExitStatus, go.Error.TrimEnd('\n')), (error.ExitStatus, error.Message.TrimEnd('\n')));
        });
    }

    [Theory]
    [InlineData("GOFIPS140", "v1.0.0", "GOFIPS140=v1.0.0 is not supported yet")]
    public void What_gorun_cannot_do_yet_is_said(string name, string value, string message)
    {
        var variables = new Dictionary<string, string> { ["HOME"] = _folder.Path, ["GOROOT"] = Goroots.All[0], [name] = value };
        GoError error = Assert.Throws<GoError>(() => GoEnvReader.Read(EnvCommandRun.Host(_folder.Path, variables), _folder.Path));
        Assert.StartsWith("gorun: " + message, error.Message, StringComparison.Ordinal);
        Assert.Equal(GoError.Usage, error.ExitStatus);
    }

    public void Dispose() => _folder.Dispose();
}
