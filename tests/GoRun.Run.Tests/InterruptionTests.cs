namespace GoRun.Run.Tests;

public sealed class InterruptionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gorun-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("HUP", 1)]
    [InlineData("INT", 2)]
    [InlineData("QUIT", 3)]
    [InlineData("TERM", 15)]
    public void A_signal_while_a_tool_runs_stops_it_and_is_what_gorun_dies_of(string name, int number)
    {
        // The tool names itself, then the driver is signalled; the shell tells how both ended. ulimit: no core file of SIGQUIT.
        var (output, _, signal) = Launcher.Shell(
            $"ulimit -c 0; mkfifo {_folder}/f; (read tool < {_folder}/f; kill -{name} $$; while kill -0 $tool 2>/dev/null; do :; done; echo gone > {_folder}/tool) & " +
            $"exec $driver build /bin/sh -c 'echo $$ > {_folder}/f; exec sleep 1000'");
        Assert.Equal((number, "cleaned up\n"), (signal, output));
        Assert.Equal("gone\n", File.ReadAllText(Path.Combine(_folder, "tool")));
    }

    [Fact]
    public void A_signal_that_was_ignored_stays_ignored()
    {
        var (output, exitCode, signal) = Launcher.Shell(
            $"trap '' INT; mkfifo {_folder}/f; (read tool < {_folder}/f; kill -INT $$; kill -TERM $tool) & " +
            $"exec $driver build /bin/sh -c 'echo $$ > {_folder}/f; exec sleep 1000'");
        Assert.Equal(("", 0, 0), (output, exitCode, signal));
    }

    [Fact]
    public void What_the_caller_ignores_is_known()
    {
        Assert.Equal("no", Launcher.Drive("ignores", "2").Output);
        Assert.Equal("yes", Launcher.Shell("trap '' INT; exec $driver ignores 2").Output);
    }
}
