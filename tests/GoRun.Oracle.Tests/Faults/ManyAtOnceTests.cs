using GoRun.Testing;

namespace GoRun.Oracle.Tests.Faults;

/// <summary>Many builds of one program at once: the work is done once, and nobody waits for what will not come.</summary>
public sealed class ManyAtOnceTests
{
    [Fact]
    public void Of_64_at_once_on_an_empty_cache_one_compiles_each_package()
    {
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, Programs.Smallest);
        var tools = new WatchedTools(sandbox);
        RunningCommand[] runs = [.. Enumerable.Range(0, 64).Select(_ => Start(sandbox))];
        Assert.All(runs, AssertRight);
        Assert.Equal(tools.Started.Distinct().Count(), tools.Started.Count);
        Assert.Contains("compile runtime", tools.Started);
        Assert.Single(tools.Started, tool => tool.StartsWith("link", StringComparison.Ordinal));
    }

    [Fact]
    public void Real_go_beside_them_does_no_harm()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Programs.Chain(5));
        RunningCommand[] runs = [.. Enumerable.Range(0, 16).SelectMany(_ => (RunningCommand[])[Start(sandbox), StartGo(sandbox)])];
        Assert.All(runs, AssertRight);
        CacheProof.AssertAccepted(sandbox, Programs.Output);
    }

    [Fact]
    public void Lock_of_a_build_that_is_killed_passes_to_the_next()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Programs.Smallest);
        (WatchedTools tools, RunningCommand first, int tool) = StartAndHold(sandbox);
        RunningCommand second = Start(sandbox);
        first.Signal(Posix.Sigkill);
        AssertRight(second);
        Assert.Equal(Posix.Sigkill, first.Wait().Status.Signal);
        Posix.Kill(tool, Posix.Sigkill);
        Assert.Equal(2, tools.Started.Count(word => word == "compile main"));
    }

    [Fact]
    public void Build_that_is_stopped_does_not_hold_others_up()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Programs.Smallest);
        (WatchedTools tools, RunningCommand first, _) = StartAndHold(sandbox);
        first.Signal(Posix.Sigstop);
        AssertRight(Start(sandbox));
        first.Signal(Posix.Sigcont);
        tools.Release();
        AssertRight(first);
    }

    [Fact]
    public void Interrupt_ends_the_waiting()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Programs.Smallest);
        (WatchedTools tools, RunningCommand first, _) = StartAndHold(sandbox);
        RunningCommand second = Start(sandbox);
        Assert.True(SpinWait.SpinUntil(() => HasOpened(second, "README"), TimeSpan.FromMinutes(2)), "it did not come to the lock");
        second.Signal(Posix.Sigint);
        Assert.Equal(Posix.Sigint, second.Wait().Status.Signal);
        tools.Release();
        AssertRight(first);
    }

    private static (WatchedTools Tools, RunningCommand Build, int Tool) StartAndHold(Sandbox sandbox)
    {
        var tools = new WatchedTools(sandbox);
        tools.Hold();
        RunningCommand build = Start(sandbox);
        return (tools, build, tools.WaitForOne());
    }

    private static bool HasOpened(RunningCommand command, string name) =>
        new DirectoryInfo($"/proc/{command.ProcessId}/fd").EnumerateFiles().Any(file => Path.GetFileName(file.LinkTarget) == name);

    private static RunningCommand Start(Sandbox sandbox) => sandbox.Start(sandbox.CommandFor(Toolchains.GoRunBinary, "run", "."));

    private static RunningCommand StartGo(Sandbox sandbox) => sandbox.Start(sandbox.CommandFor(sandbox.Toolchain.Go, "run", "."));

    private static void AssertRight(RunningCommand run) => Assert.Equal(Programs.Output, run.Wait().Succeeded().Errors);
}
