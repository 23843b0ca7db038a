using GoRun.Testing;

namespace GoRun.Toolchain.Tests;

/// <summary>The build tags that a toolchain satisfies, against what <c>go list</c> says of its context.</summary>
public sealed class ToolTagsOracleTests : IDisposable
{
    private static readonly string[] Environments =
    [
        "", "GOAMD64=v3", "GOAMD64=v9", "GOARCH=386", "GOARCH=386 GO386=sse2", "GOARCH=arm", "GOARCH=arm GOARM=5", "GOARCH=arm GOARM=6,hardfloat", "GOARCH=arm GOARM=x",
        "GOARCH=arm64", "GOARCH=arm64 GOARM64=v8.3,crypto,lse", "GOARCH=arm64 GOARM64=v9.0", "GOARCH=arm64 GOARM64=v9.5", "GOARCH=ppc64le", "GOARCH=ppc64 GOPPC64=power10",
        "GOARCH=mips", "GOARCH=mips64le GOMIPS64=softfloat", "GOARCH=riscv64", "GOARCH=riscv64 GORISCV64=rva22u64", "GOARCH=s390x", "GOARCH=loong64",
        "GOOS=js GOARCH=wasm", "GOOS=js GOARCH=wasm GOWASM=signext,satconv", "GOOS=wasip1 GOARCH=wasm GOWASM=satconv", "GOOS=darwin GOARCH=arm64", "GOOS=aix GOARCH=ppc64", "GOOS=windows",
        "GOEXPERIMENT=arenas", "GOEXPERIMENT=none", "GOEXPERIMENT=noregabi", "GOEXPERIMENT=none,arenas,noarenas", "GOARCH=s390x GOEXPERIMENT=regabi", "GOARCH=386 GOEXPERIMENT=regabi",
        "@GOARCH=arm64", "@GOAMD64=v4", "@GOEXPERIMENT=arenas", "@GOOS=darwin",
    ];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Releases => Goroots.Rows;

    [Theory]
    [MemberData(nameof(Releases))]
    public void Tool_tags_are_those_of_go(string goroot)
    {
        _folder.TurnTelemetryOff(".");
        _folder.Write("go.mod", "module m\ngo 1.24\n");
        _folder.Write("main.go", "package main\nfunc main() {}\n");
        Assert.All(Environments, environment =>
        {
            var variables = new Dictionary<string, string> { ["HOME"] = _folder.Path, ["PATH"] = "/usr/bin:/bin", ["GOROOT"] = goroot };
            var file = new List<string>();
            foreach (string word in environment.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.StartsWith('@')) file.Add(word[1..]);
                else variables[word[..word.IndexOf('=', StringComparison.Ordinal)]] = word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..];
            }

            _folder.Write(".config/go/env", string.Join('\n', file));
            GoAnswer go = RealGo.Run(goroot, _folder.Path, variables, "list", "-f", "{{context.ToolTags}}", ".");
            Assert.Equal("", go.Error);
            GoEnv env = GoEnvReader.Read(EnvCommandRun.Host(_folder.Path, variables), _folder.Path);
            Assert.Equal(go.Output.Trim(), $"[{string.Join(' ', env.ToolTags)}]");
        });
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void The_canonical_experiment_is_the_difference_from_the_baseline(string goroot)
    {
        Assert.Equal("", Canonical(goroot, ""));
        Assert.Equal("", Canonical(goroot, "regabi,noarenas"));
        Assert.Equal("arenas", Canonical(goroot, "arenas"));
        Assert.Equal("fieldtrack,arenas", Canonical(goroot, "arenas,fieldtrack"));
    }

    public void Dispose() => _folder.Dispose();

    private string Canonical(string goroot, string setting)
    {
        var variables = new Dictionary<string, string> { ["HOME"] = _folder.Path, ["GOROOT"] = goroot, ["GOEXPERIMENT"] = setting };
        return GoEnvReader.Read(EnvCommandRun.Host(_folder.Path, variables), _folder.Path).CanonicalExperiment;
    }
}
