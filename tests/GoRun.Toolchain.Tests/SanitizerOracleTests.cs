using System.Text;
using GoRun.Platform;
using GoRun.Testing;

namespace GoRun.Toolchain.Tests;

/// <summary>Where a sanitizer cannot be had, against <c>go list</c>.</summary>
public sealed class SanitizerOracleTests : IDisposable
{
    private static readonly string[] Settings =
    [
        "race CGO_ENABLED=0", "msan CGO_ENABLED=0", "race GOARCH=386", "msan GOARCH=386", "asan GOARCH=386", "race GOARCH=loong64", "race GOOS=plan9", "race GOOS=windows",
        "asan CC=nosuch", "asan CC=gcc -m64", "asan CC=/bin/true", "asan CC=/bin/false",
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void What_go_refuses_is_refused_in_the_same_words()
    {
        _folder.TurnTelemetryOff(".");
        _folder.Write("go.mod", "module m\ngo 1.24\n");
        _folder.Write("main.go", "package main\nfunc main() {}\n");
        Assert.All(Goroots.Ends.SelectMany(_ => Settings, (goroot, setting) => (goroot, setting)), row =>
        {
            string[] parts = row.setting.Split([' ', '='], 3);
            var variables = new Dictionary<string, string>
            {
                ["HOME"] = _folder.Path,
                ["PATH"] = "/usr/bin:/bin",
                ["GOROOT"] = row.goroot,
                ["GOPROXY"] = "off",
                [parts[1]] = parts[2],
            };
            GoAnswer go = RealGo.Run(row.goroot, _folder.Path, variables, "list", "-" + parts[0]);
            GoEnv env = GoEnvReader.Read(EnvCommandRun.Host(_folder.Path, variables), _folder.Path);
            GoError error = Assert.Throws<GoError>(() => SanitizerCheck.Check(parts[0], env, new ToolRunner(), TimeProvider.System));
            Assert.Equal((go.ExitStatus, go.Error.TrimEnd('\n')), (error.ExitStatus, error.Message.TrimEnd('\n')));
        });
    }

    [Theory]
    [InlineData("gcc (GCC) 6.3.0", "gcc version 6.3.0 20170516", "-asan is not supported with gcc compiler 6.3")]
    [InlineData("gcc (GCC) 7.1.0", "gcc version 7.1.0 20170516", null)]
    [InlineData("Debian clang version 8.0.1-7", "", "-asan is not supported with clang compiler 8.0")]
    [InlineData("Apple clang version 14.0.3", "", null)]
    [InlineData("x86_64-linux-gnu-gcc (Debian) 12.2.0", "gcc version 12.2.0", "-asan: C compiler is not gcc or clang")]
    public void The_compiler_must_be_new_enough_for_asan(string said, string details, string? refusal)
    {
        var compiler = new FakeToolRunner(command => new ToolResult(0, 0, Encoding.UTF8.GetBytes(command.Arguments[1] == "-v" ? details : said)));
        var variables = new Dictionary<string, string> { ["HOME"] = _folder.Path, ["PATH"] = "/usr/bin:/bin", ["GOROOT"] = Goroots.Newest };
        GoEnv env = GoEnvReader.Read(EnvCommandRun.Host(_folder.Path, variables), _folder.Path);
        Exception? error = Record.Exception(() => SanitizerCheck.Check("asan", env, compiler, TimeProvider.System));
        Assert.Equal(refusal, error?.Message.TrimEnd('\n'));
    }

    public void Dispose() => _folder.Dispose();
}
