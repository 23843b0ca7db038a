using GoRun.Platform;
using GoRun.Testing;

namespace GoRun.Toolchain.Tests;

/// <summary>What may stand in GOFLAGS, against <c>go list</c>.</summary>
public sealed class GoFlagsVariableOracleTests : IDisposable
{
    private static readonly string[] Values =
    [
        "", " ", "-x", "--x", "-tags=a,b -ldflags='-s -w'", "x", "-", "--", "---x", "-=", "--=x", "-tags=", "'-x", "\"-tags=a b\"", "-nosuch", "--nosuch=1", "-h", "-test.v", "-tags a",
        "-artifacts", "-test.artifacts", "-test.vet", "-test.", "-ignore=x", "-dropignore=x", "-debug-trace=", "-asan=false",
    ];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Releases => Goroots.Rows;

    [Theory]
    [MemberData(nameof(Releases))]
    public void The_same_values_are_refused_with_the_same_words(string goroot)
    {
        _folder.TurnTelemetryOff(".");
        _folder.Write("go.mod", "module m\ngo 1.24\n");
        Assert.All(Values, value =>
        {
            var variables = new Dictionary<string, string> { ["HOME"] = _folder.Path, ["PATH"] = "/usr/bin:/bin", ["GOROOT"] = goroot, ["GOFLAGS"] = value };
            GoAnswer go = RealGo.Run(goroot, _folder.Path, variables, "list", "-m");
            GoEnv env = GoEnvReader.Read(EnvCommandRun.Host(_folder.Path, variables), _folder.Path);
            Assert.Equal(go.ExitStatus == 0 ? "" : go.Error.TrimEnd('\n'), Record.Exception(() => GoFlagsVariable.Words(env)) is GoError error ? error.Message : "");
        });
    }

    public void Dispose() => _folder.Dispose();
}
