using System.Diagnostics;
using GoRun.Build.Tests.Support;
using GoRun.Testing;

namespace GoRun.Build.Tests.Cgo;

/// <summary>Packages that end up in the archive in special ways: each entry of the cache must have the content that the real go gives it.</summary>
public sealed class CgoArchiveTests
{
    private const string Import = "import \"C\"\n\nvar X = C.int(1)\n";

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Special_archives_are_those_of_go(string version)
    {
        using BuildBench bench = Module(version);
        bench.Write("lto/lto.go", "package lto\n\n// #cgo CFLAGS: -flto -fno-lto\n" + Import);
        bench.Write("static/static.go", "package static\n\n// #cgo LDFLAGS: -static\n" + Import);
        bench.Write("cpp/cpp.go", "package cpp\n\n// #cgo CPPFLAGS: -DA=1\n// #cgo CXXFLAGS: -O0\n" + Import);
        bench.Write("unresolved/unresolved.go", "package unresolved\n\n// int elsewhere(void);\nimport \"C\"\n\nvar X = C.elsewhere()\n");
        bench.Write("system/system.go", "package system\n\n// int given(void);\nimport \"C\"\n\nvar X = C.given()\n");
        bench.Write("given.c", "int given(void) { return 1; }\n");
        Compile(bench, "given.c", "system/given_linux.syso");
        AssertSameEntries(bench, "./...");
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void A_warm_build_starts_no_process(string version)
    {
        using BuildBench bench = Module(version);
        bench.Warm("ours");
        bench.Write("p/p.go", "package p\n\n" + Import);
        Assert.Contains("cgo", bench.Build("ours", new BuildGoal.Files(""), "./p").Runner.Tools);
        Assert.Empty(bench.Build("ours", new BuildGoal.Files(""), "./p").Runner.Tools);
    }

    [Fact]
    public void After_an_edit_no_compiler_is_asked_again_what_it_knows()
    {
        using BuildBench bench = Module(Toolchains.NewestVersion);
        bench.Warm("ours");
        foreach (bool first in new[] { true, false })
        {
            bench.Write("p/p.go", $"package p\n\n// int {(first ? 'f' : 'g')}(void);\n" + Import);
            bench.Write("p/f.f90", "end\n");
            var trials = bench.Build("ours", new BuildGoal.Files(""), "./p").Runner.Commands.Where(c => c.Arguments.Contains("/dev/null"));
            Assert.Equal(first, trials.Any());
        }
    }

    private static BuildBench Module(string version)
    {
        var bench = new BuildBench(version, ("CGO_ENABLED", "1"));
        bench.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        return bench;
    }

    private static void AssertSameEntries(BuildBench bench, string pattern)
    {
        BuildCache ours = bench.Warm("ours");
        BuildCache theirs = bench.Warm("theirs");
        BuildRun run = bench.Build("ours", new BuildGoal.Files(""), pattern);
        Assert.True(run.Result.Succeeded, run.Error);
        (int? status, _, string error) = bench.Go("theirs", "build", pattern);
        Assert.True(status == 0, error);
        BuildCache.AssertSameEntries(theirs.EntriesSince(bench.Standard), ours.EntriesSince(bench.Standard));
    }

    private static void Compile(BuildBench bench, string source, string target)
    {
        using Process compiler = Process.Start(new ProcessStartInfo("gcc", ["-c", "-o", target, source]) { WorkingDirectory = bench.Module })!;
        compiler.WaitForExit();
        File.Delete(Path.Combine(bench.Module, source));
        Assert.Equal(0, compiler.ExitCode);
    }
}
