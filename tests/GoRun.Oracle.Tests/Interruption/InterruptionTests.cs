using GoRun.Testing;

namespace GoRun.Oracle.Tests.Interruption;

/// <summary>A build that is stopped half way stops its tools, takes its work directory away, and says by which signal it ended.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [InlineData(Posix.Sigint, true)]
    [InlineData(Posix.Sigint, false)]
    [InlineData(Posix.Sigterm, true)]
    [InlineData(Posix.Sigterm, false)]
    [InlineData(Posix.Sighup, false)]
    public void Build_that_is_stopped_leaves_nothing_behind(int signal, bool wholeGroup)
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, StuckCompiler.Module);
        var compiler = new StuckCompiler(sandbox);
        RunningCommand build = sandbox.Start(sandbox.CommandFor(Toolchains.GoRunBinary, "run", "."));
        int tool = compiler.ProcessId();
        Assert.NotEmpty(Directory.GetFileSystemEntries(sandbox.Temporary));

        if (wholeGroup)
            build.SignalGroup(signal);
        else
            build.Signal(signal);
        Execution ended = build.Wait();

        Assert.Equal(signal, ended.Status.Signal);
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Temporary));
        Assert.False(Posix.IsAlive(tool), "the C compiler is still at work");
        Assert.Equal("", ended.Output);
    }

    [Fact]
    public void Ignored_interrupt_does_not_stop_the_build_nor_reach_the_program()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, """
            -- go.mod --
            module example.com/deaf

            go 1.24
            -- main.go --
            package main

            import (
            	"fmt"
            	"os/signal"
            	"syscall"
            )

            func main() { fmt.Println(signal.Ignored(syscall.SIGINT), signal.Ignored(syscall.SIGTERM)) }
            """);
        Execution run = sandbox.Run(sandbox.CommandFor("/bin/sh", "-c", $"trap '' INT; exec {Toolchains.GoRunBinary} run ."));
        Assert.Equal(("true false\n", 0), (run.Output, run.Status.Raw));
    }

    [Fact]
    public void Cache_that_a_killed_build_leaves_is_good()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, StuckCompiler.Module);
        var compiler = new StuckCompiler(sandbox);
        RunningCommand build = sandbox.Start(sandbox.CommandFor(Toolchains.GoRunBinary, "run", "."));
        compiler.ProcessId();
        build.SignalGroup(Posix.Sigkill);
        Assert.Equal(Posix.Sigkill, build.Wait().Status.Signal);

        sandbox.Set("CC", "gcc");
        Assert.Equal("42\n", sandbox.GoRun("run", ".").Succeeded().Errors);
        Assert.Equal("42\n", sandbox.Go("run", ".").Succeeded().Errors);
    }
}
