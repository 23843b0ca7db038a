using System.Diagnostics;
using GoRun.Build.Tests.Support;
using GoRun.Platform;

namespace GoRun.Build.Tests.Cgo;

/// <summary>Packages that end up in the archive in special ways: each entry of the cache must have the content that the real go gives it.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class CgoArchiveTests(WarmCaches caches) : IClassFixture<WarmCaches>
{
    private const string Import = "import \"C\"\n\nvar X = C.int(1)\n";

    public static TheoryData<string> Ends => GoRoots.Ends;

    [Theory]
    [MemberData(nameof(Ends))]
    public void Special_archives_are_those_of_go(string goroot)
    {
        using BuildBench bench = Module(goroot);
        bench.Write("lto/lto.go", "package lto\n\n// #cgo CFLAGS: -flto -fno-lto\n" + Import);
        bench.Write("static/static.go", "package static\n\n// #cgo LDFLAGS: -static\n" + Import);
        bench.Write("cpp/cpp.go", "package cpp\n\n// #cgo CPPFLAGS: -DA=1\n// #cgo CXXFLAGS: -O0\n" + Import);
        bench.Write("unresolved/unresolved.go", "package unresolved\n\n// int elsewhere(void);\nimport \"C\"\n\nvar X = C.elsewhere()\n");
        bench.Write("system/system.go", "package system\n\n// int given(void);\nimport \"C\"\n\nvar X = C.given()\n");
        bench.Write("given.c", "int given(void) { return 1; }\n");
        Compile(bench, "given.c", "system/given_linux.syso");
        AssertSameEntries(bench, goroot, "./...");
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_warm_build_starts_no_process(string goroot)
    {
        using BuildBench bench = Module(goroot);
        caches.CopyTo(bench, goroot, "ours");
        bench.Write("p/p.go", "package p\n\n" + Import);
        Assert.Contains("cgo", bench.Build("ours", new BuildGoal.Files(""), "./p").Runner.Tools);
        Assert.Empty(bench.Build("ours", new BuildGoal.Files(""), "./p").Runner.Tools);
    }

    [Fact]
    public void What_cgo_cannot_do_is_said_before_anything_is_built()
    {
        using BuildBench bench = Module(GoRoots.All[^1]);
        bench.Write("p/p.go", "package p\n\n" + Import);
        bench.Write("p/p.m", "\n");
        GoError error = Assert.Throws<GoError>(() => bench.Build("ours", new BuildGoal.Files(""), "./p"));
        Assert.Equal(("gorun: example.com/m/p: Objective-C files are not supported", GoError.Usage), (error.Message, error.ExitStatus));
        Assert.False(Directory.Exists(bench.Cache("ours")));
    }

    private static BuildBench Module(string goroot)
    {
        var bench = new BuildBench(goroot, ("CGO_ENABLED", "1"));
        bench.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        return bench;
    }

    private void AssertSameEntries(BuildBench bench, string goroot, string pattern)
    {
        caches.CopyTo(bench, goroot, "ours");
        caches.CopyTo(bench, goroot, "theirs");
        BuildRun run = bench.Build("ours", new BuildGoal.Files(""), pattern);
        Assert.True(run.Result.Succeeded, run.Error);
        (int status, _, string error) = bench.Go("theirs", "build", pattern);
        Assert.True(status == 0, error);
        Dictionary<string, string> theirs = Entries(bench.Cache("theirs"));
        Assert.All(Entries(bench.Cache("ours")), ours => Assert.Equal(ours, KeyValuePair.Create(ours.Key, theirs.GetValueOrDefault(ours.Key, "none"))));
    }

    /// <summary>Action ID to output ID and size.</summary>
    private static Dictionary<string, string> Entries(string cache) =>
        Directory.EnumerateFiles(cache, "*-a", SearchOption.AllDirectories).ToDictionary(f => Path.GetFileName(f), f => File.ReadAllText(f)[68..153]);

    private static void Compile(BuildBench bench, string source, string target)
    {
        using Process compiler = Process.Start(new ProcessStartInfo("gcc", ["-c", "-o", target, source]) { WorkingDirectory = bench.Module })!;
        compiler.WaitForExit();
        File.Delete(Path.Combine(bench.Module, source));
        Assert.Equal(0, compiler.ExitCode);
    }
}
