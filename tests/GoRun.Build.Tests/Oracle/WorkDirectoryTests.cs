using GoRun.Build.Tests.Support;
using GoRun.Platform;

namespace GoRun.Build.Tests.Oracle;

[Collection(WarmCachesGroup.Name)]
public sealed class WorkDirectoryTests(WarmCaches warm)
{
    public static TheoryData<string> Newest => [GoRoots.All[^1]];

    [Theory]
    [MemberData(nameof(Newest))]
    public void Nothing_is_left_of_a_build_that_was_cancelled(string goroot)
    {
        using BuildBench bench = Program(goroot);
        using var source = new CancellationTokenSource();
        var runner = new RecordingRunner { Before = _ => source.Cancel() };
        Assert.ThrowsAny<OperationCanceledException>(() => bench.Build(warm.For(goroot), new BuildGoal.Run(), runner, source.Token, "."));
        Assert.Single(runner.Commands);
        Assert.Empty(Directory.GetFileSystemEntries(bench.Temporary));
    }

    [Theory]
    [MemberData(nameof(Newest))]
    public void Nothing_is_left_of_a_build_that_failed(string goroot)
    {
        using BuildBench bench = Program(goroot);
        var runner = new RecordingRunner { Before = _ => throw new GoError("fork/exec /tool: permission denied") };
        BuildRun run = bench.Build(warm.For(goroot), new BuildGoal.Run(), runner, CancellationToken.None, ".");
        Assert.Equal("example.com/m: fork/exec /tool: permission denied\n", run.Error);
        Assert.False(run.Result.Succeeded);
        Assert.Null(run.Result.Executable);
        Assert.Empty(Directory.GetFileSystemEntries(bench.Temporary));
    }

    [Theory]
    [MemberData(nameof(Newest))]
    public void None_is_made_when_all_is_in_the_cache(string goroot)
    {
        using BuildBench bench = Program(goroot);
        Assert.True(bench.Build(warm.For(goroot), new BuildGoal.Run(), ".").Result.Succeeded);
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Directory.SetLastWriteTimeUtc(bench.Temporary, before);
        BuildRun run = bench.Build(warm.For(goroot), new BuildGoal.Run(), ".");
        Assert.True(run.Result.Succeeded, run.Error);
        Assert.Empty(run.Runner.Commands);
        Assert.Equal(before, Directory.GetLastWriteTimeUtc(bench.Temporary));
    }

    [Theory]
    [MemberData(nameof(Newest))]
    public void It_is_kept_whole_on_request(string goroot)
    {
        using BuildBench bench = Program(goroot);
        bench.Flags = bench.Flags with { KeepWork = true };
        BuildRun run = bench.Build(warm.For(goroot), new BuildGoal.Run(), ".");
        string work = Assert.Single(Directory.GetDirectories(bench.Temporary));
        Assert.Equal($"WORK={work}\n", run.Error);
        Assert.True(File.Exists(work + "/b001/_pkg_.a"));
        Assert.True(File.Exists(work + "/b001/exe/m"));
        Assert.Null(run.Result.Executable!.TemporaryDirectory);
        Assert.Equal(["_pkg_.a", "exe", "importcfg", "importcfg.link"], Directory.GetFileSystemEntries(work + "/b001").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static BuildBench Program(string goroot)
    {
        var bench = new BuildBench(goroot, ("CGO_ENABLED", "0"));
        bench.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        bench.Write("main.go", "package main\n\nfunc main() { println(1) }\n");
        return bench;
    }
}
