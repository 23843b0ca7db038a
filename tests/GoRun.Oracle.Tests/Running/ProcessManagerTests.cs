using System.Globalization;
using GoRun.Oracle.Tests.Interruption;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Running;

/// <summary>What starts programs, knows the process ID of what it has started, and is told how that ended: service managers, containers.</summary>
public sealed class ProcessManagerTests(ProcessProgram program) : IClassFixture<ProcessProgram>
{
    private const string Container = "unshare --pid --fork --mount-proc --kill-child";

    private Sandbox Sandbox => program.Twin.Sandbox;

    [Fact]
    public void Exit_status_that_go_run_makes_1_of_is_the_program_s()
    {
        Execution byGo = Sandbox.Go("run", ".", "exit");
        Assert.Equal((1, "exit status 3\n"), (byGo.Status.ExitStatus, byGo.Errors));
        Execution byGoRun = Sandbox.GoRun("run", ".", "exit");
        Assert.Equal((3, ""), (byGoRun.Status.ExitStatus, byGoRun.Errors));
    }

    [Fact]
    public void SIGTERM_that_go_run_keeps_from_the_program_reaches_it()
    {
        (RunningCommand byGo, int served) = Serve(Sandbox.Toolchain.Go);
        Assert.NotEqual(byGo.ProcessId, served);
        byGo.Signal(Posix.Sigterm);
        Execution ended = byGo.Wait();
        Assert.True(Posix.IsAlive(served), "go run has passed SIGTERM on");
        Posix.Kill(served, Posix.Sigkill);
        Assert.Equal((Posix.Sigterm, ""), (ended.Status.Signal, ended.Output));

        (RunningCommand byGoRun, served) = Serve(Toolchains.GoRunBinary);
        Assert.Equal(byGoRun.ProcessId, served);
        byGoRun.Signal(Posix.Sigterm);
        ended = byGoRun.Wait();
        Assert.Equal((4, "got terminated\n"), (ended.Status.ExitStatus, ended.Output));
    }

    [Theory]
    [InlineData("ids")]
    [InlineData("exit")]
    [InlineData("orphan")]
    [InlineData("children")]
    [InlineData("become /bin/sh -c 'kill -TERM $$; exit 5'")]
    public void First_process_of_a_container_is_the_program(string arguments)
    {
        AssertContainersCanBeMade();
        program.Twin.AssertSame($"{Container} $run {arguments}");
    }

    [Theory]
    [InlineData(Posix.Sigint)]
    [InlineData(Posix.Sigterm)]
    public void Build_in_a_container_s_first_process_ends_with_a_status_where_it_cannot_die_of_the_signal(int signal)
    {
        AssertContainersCanBeMade();
        using Sandbox stuck = Sandbox.Create(Toolchains.NewestVersion, StuckCompiler.Module);
        var compiler = new StuckCompiler(stuck);
        RunningCommand run = stuck.Start(stuck.CommandFor("/bin/sh", "-c", $"exec {Container} {Toolchains.GoRunBinary} run ."));
        compiler.ProcessId();
        string children = File.ReadAllText($"/proc/{run.ProcessId}/task/{run.ProcessId}/children");
        Posix.Kill(int.Parse(children, CultureInfo.InvariantCulture), signal);
        Assert.Equal(128 + signal, run.Wait().Status.ExitStatus);
        Assert.Empty(Directory.GetFileSystemEntries(stuck.Temporary));
    }

    /// <summary>Starts the program as a service, and gives its process ID.</summary>
    private (RunningCommand Command, int Program) Serve(string by)
    {
        string pipe = Sandbox.In("serving-" + Path.GetFileName(by));
        Posix.MakePipe(pipe);
        RunningCommand command = Sandbox.Start(Sandbox.CommandFor(by, "run", ".", "serve", pipe));
        return (command, int.Parse(File.ReadAllText(pipe), CultureInfo.InvariantCulture));
    }

    private void AssertContainersCanBeMade()
    {
        Execution container = Sandbox.Run(Sandbox.CommandFor("/bin/sh", "-c", $"{Container} true"));
        Assert.True(container.Status.Raw == 0, $"this needs root's right to make process ID namespaces: {container.Errors}");
    }
}
