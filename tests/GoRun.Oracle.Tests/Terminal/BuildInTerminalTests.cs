using GoRun.Oracle.Tests.Interruption;
using GoRun.Testing;
using GoRun.Testing.Terminal;

namespace GoRun.Oracle.Tests.Terminal;

/// <summary>
/// Keys that come while something is built: the tools stop, the work directory goes, and the shell learns by which signal gorun ended, so
/// that a script stops too.
/// </summary>
public sealed class BuildInTerminalTests : IDisposable
{
    private readonly Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, StuckCompiler.Module);
    private readonly StuckCompiler compiler;

    public BuildInTerminalTests()
    {
        compiler = new StuckCompiler(sandbox);
        sandbox.Set("run", $"{Toolchains.GoRunBinary} run .");
        TerminalProgram.PrepareShell(sandbox);
    }

    [Theory]
    [InlineData(TerminalSession.CtrlC, "^C\r\n", 130)]
    [InlineData(TerminalSession.CtrlBackslash, "^\\Quit\r\n", 131)]
    public void Key_ends_the_build(string key, string shown, int status)
    {
        using TerminalSession session = Shell("--norc", "--noprofile", "--noediting", "-i");
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("ulimit -c 0\r");
        session.WaitFor(TerminalProgram.Prompt);
        string modes = session.Modes;
        session.Type("$run\r");
        int tool = compiler.ProcessId();

        session.Type(key);
        session.WaitFor("$run\r\n" + shown + TerminalProgram.Prompt);
        session.Type("echo status $?\r");
        session.WaitFor($"status {status}\r\n");
        AssertNothingIsLeft(tool);
        Assert.Equal(modes, session.Modes);
    }

    [Fact]
    public void Ctrl_Z_stops_the_build_and_fg_goes_on_with_it()
    {
        using TerminalSession session = Shell("--norc", "--noprofile", "--noediting", "-i");
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("$run\r");
        int tool = compiler.ProcessId();
        session.Type(TerminalSession.CtrlZ);
        session.WaitFor("Stopped");
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("fg\r");
        session.WaitFor("$run\r\n");

        // The tool gives up its work, and gorun has been there to see it.
        Posix.Kill(tool, Posix.Sigterm);
        session.WaitFor("signal: terminated");
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("echo status $?\r");
        session.WaitFor("status 1\r\n");
        AssertNothingIsLeft(tool);
    }

    [Fact]
    public void Ctrl_C_ends_the_script_too_that_runs_gorun()
    {
        using TerminalSession session = Shell("-c", "$run; echo not reached");
        int tool = compiler.ProcessId();
        session.Type(TerminalSession.CtrlC);
        Assert.Equal(Posix.Sigint, session.WaitForEnd().Signal);
        Assert.Equal("^C", session.Screen.Trim());
        AssertNothingIsLeft(tool);
    }

    [Fact]
    public void Closed_window_ends_the_build()
    {
        using TerminalSession session = TerminalSession.Start(sandbox.CommandFor(Toolchains.GoRunBinary, "run", "."));
        int tool = compiler.ProcessId();
        session.HangUp();
        Assert.Equal(Posix.Sighup, session.WaitForEnd().Signal);
        AssertNothingIsLeft(tool);
    }

    public void Dispose() => sandbox.Dispose();

    private TerminalSession Shell(params ReadOnlySpan<string> arguments) =>
        TerminalSession.Start(sandbox.CommandFor("/bin/bash", arguments));

    private void AssertNothingIsLeft(int tool)
    {
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Temporary));
        Assert.False(Posix.IsAlive(tool), "the C compiler is still at work");
    }
}
