using GoRun.Build.Tests.Support;
using GoRun.Platform;
using GoRun.Testing;

namespace GoRun.Build.Tests.Oracle;

public sealed class WorkDirectoryTests
{
    [Fact]
    public void Nothing_is_left_of_a_build_that_was_cancelled()
    {
        using BuildBench bench = Program();
        using var source = new CancellationTokenSource();
        var runner = new RecordingRunner { Before = _ => source.Cancel() };
        Assert.ThrowsAny<OperationCanceledException>(() => bench.Build("cache", new BuildGoal.Run(), runner, source.Token, "."));
        Assert.Single(runner.Commands);
        Assert.Empty(Directory.GetFileSystemEntries(bench.Temporary));
    }

    [Fact]
    public void Nothing_is_left_of_a_build_that_failed()
    {
        using BuildBench bench = Program();
        var runner = new RecordingRunner { Before = _ => throw new GoError("fork/exec /tool: permission denied") };
        BuildRun run = bench.Build("cache", new BuildGoal.Run(), runner, CancellationToken.None, ".");
        Assert.Equal("example.com/m: fork/exec /tool: permission denied\n", run.Error);
        Assert.False(run.Result.Succeeded);
        Assert.Null(run.Result.Executable);
        Assert.Empty(Directory.GetFileSystemEntries(bench.Temporary));
    }

    [Fact]
    public void Nothing_is_left_when_gorun_itself_is_at_fault()
    {
        using BuildBench bench = Program();
        var runner = new RecordingRunner { Before = _ => throw new InvalidOperationException("a bug") };
        Assert.Throws<InvalidOperationException>(() => bench.Build("cache", new BuildGoal.Run(), runner, CancellationToken.None, "."));
        Assert.Empty(Directory.GetFileSystemEntries(bench.Temporary));
    }

    [Fact]
    public void None_is_made_when_all_is_in_the_cache()
    {
        using BuildBench bench = Program();
        Assert.True(bench.Build("cache", new BuildGoal.Run(), ".").Result.Succeeded);
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Directory.SetLastWriteTimeUtc(bench.Temporary, before);
        BuildRun run = bench.Build("cache", new BuildGoal.Run(), ".");
        Assert.True(run.Result.Succeeded, run.Error);
        Assert.Empty(run.Runner.Commands);
        Assert.Equal(before, Directory.GetLastWriteTimeUtc(bench.Temporary));
    }

    [Fact]
    public void It_is_kept_whole_on_request()
    {
        using BuildBench bench = Program();
        bench.Flags = bench.Flags with { KeepWork = true };
        BuildRun run = bench.Build("cache", new BuildGoal.Run(), ".");
        string work = Assert.Single(Directory.GetDirectories(bench.Temporary));
        Assert.Equal($"WORK={work}\n", run.Error);
        Assert.True(File.Exists(work + "/b001/_pkg_.a"));
        Assert.True(File.Exists(work + "/b001/exe/m"));
        Assert.Null(run.Result.Executable!.TemporaryDirectory);
        Assert.Equal(["_pkg_.a", "exe", "importcfg", "importcfg.link"], Directory.GetFileSystemEntries(work + "/b001").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static BuildBench Program()
    {
        var bench = new BuildBench(Toolchains.NewestVersion, ("CGO_ENABLED", "0"));
        bench.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        bench.Write("main.go", "package main\n\nfunc main() { println(1) }\n");
        bench.Warm("cache");
        return bench;
    }
}
