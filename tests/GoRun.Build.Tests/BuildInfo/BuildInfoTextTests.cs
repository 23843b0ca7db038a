using GoRun.Build.Link;
using GoRun.Build.Tests.Support;
using GoRun.Resolve;
using GoRun.Testing;
using GoRun.Toolchain;
using static GoRun.Build.Tests.BuildInfo.BuildInfoOracle;

namespace GoRun.Build.Tests.BuildInfo;

/// <summary>The build info text, and the form in which the linker gets it.</summary>
public sealed class BuildInfoTextTests
{
    [Theory]
    [MemberData(nameof(Toolchains.All), MemberType = typeof(Toolchains))]
    public void Settings_are_those_of_go(string version)
    {
        using BuildBench bench = Program(version);
        AssertSame(bench, ".");
        AssertSame(bench, "main.go");
        BuildFlags plain = bench.Flags;
        bench.Flags = plain with { Tags = ["a", "b"], Ldflags = All("-s -X 'main.x=a b'"), Gcflags = All("all=-N -l"), Asmflags = All("-spectre=ret") };
        AssertSame(bench, "-tags=a,b", "-ldflags=-s -X 'main.x=a b'", "-gcflags=all=-N -l", "-asmflags=-spectre=ret", ".");
        bench.Flags = plain with { Trimpath = true, Ldflags = All("-s") };
        AssertSame(bench, "-trimpath", "-ldflags=-s", ".");
    }

    [Theory]
    [MemberData(nameof(Toolchains.All), MemberType = typeof(Toolchains))]
    public void Variables_of_cgo_are_recorded_as_they_were_set(string version)
    {
        using BuildBench bench = Program(version, ("CGO_ENABLED", "1"), ("CGO_CFLAGS", "-O1 '-DX=a b'"), ("CGO_LDFLAGS", "-O2 -g"), ("GOAMD64", "v2"));
        AssertSame(bench, ".");
        using BuildBench without = Program(version, ("CGO_ENABLED", "0"));
        AssertSame(without, ".");
    }

    [Fact]
    public void Modules_are_listed_with_what_replaces_them()
    {
        var folder = new Module { Path = "example.com/a", Version = "v1.0.0", Replace = new Module { Path = "../a" } };
        var fork = new Module { Path = "example.com/c", Version = "v0.1.0", Sum = "h1:c=", Replace = new Module { Path = "example.com/fork", Version = "v0.2.0" } };
        var plain = new Module { Path = "example.com/b", Version = "v2.0.0+incompatible", Sum = "h1:b=" };
        Package deep = Of("example.com/a/x", folder, Of("example.com/c", fork));
        Package main = Of("example.com/m", new Module { Path = "example.com/m", IsMain = true }, Of("example.com/b", plain), deep, Of("fmt", null));
        string[] lines = Text(main).Split('\n');
        Assert.Equal(
            [
                "path\texample.com/m", "mod\texample.com/m\t(devel)\t",
                "dep\texample.com/a\tv1.0.0", "=>\t../a\t(devel)\t", "",
                "dep\texample.com/b\tv2.0.0+incompatible\th1:b=",
                "dep\texample.com/c\tv0.1.0", "=>\texample.com/fork\tv0.2.0\th1:c=", "",
            ],
            lines[..9]);
    }

    [Fact]
    public void The_linker_gets_the_text_between_marks()
    {
        Assert.Equal(
            """
            "0w\xaf\f\x92t\b\x02A\xe1\xc1\a\xe6\xd6\x18\xe6path\tm\n\xf92C1\x86\x18 r\x00\x82B\x10A\x16\xd8\xf2"
            """,
            BuildInfoText.LinkerLiteral("path\tm\n"));
    }

    private static BuildBench Program(string version, params (string Name, string Value)[] environment)
    {
        var bench = new BuildBench(version, environment);
        bench.Write("go.mod", "module example.com/m\n\ngo 1.21\n");
        bench.Write("main.go", "package main\n\nfunc main() {}\n");
        return bench;
    }

    private static PackageFlags All(string raw) => new([new PackageFlagsEntry("all", [raw])], raw);

    private static Package Of(string importPath, Module? module, params Package[] dependencies) => new()
    {
        ImportPath = importPath,
        Name = "main",
        Directory = "/" + importPath,
        Module = module,
        Dependencies = [.. dependencies],
    };

    private static string Text(Package main)
    {
        using var bench = new BuildBench(Toolchains.NewestVersion);
        GoEnv env = GoEnvReader.Read(bench.Host("cache", TextWriter.Null), bench.Module);
        return BuildInfoText.For(main, env, new BuildFlags(), null);
    }
}
