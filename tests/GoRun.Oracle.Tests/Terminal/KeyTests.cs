using GoRun.Testing;
using GoRun.Testing.Terminal;

namespace GoRun.Oracle.Tests.Terminal;

/// <summary>Keys that a terminal turns into signals, and programs that change its modes: all as without gorun.</summary>
public abstract class KeyTests(TerminalProgram program)
{
    [Fact]
    public void Ctrl_C_ends_the_program() => program.AssertSameInShell(session =>
    {
        session.Type("$run wait\r");
        session.WaitFor("waiting\r\n");
        session.Type(TerminalSession.CtrlC);
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("echo $?\r");
        session.WaitFor("130\r\n");
    });

    [Fact]
    public void Ctrl_C_alone_in_the_session_ends_the_program_by_that_signal() => program.AssertSameAlone("wait", session =>
    {
        session.WaitFor("waiting\r\n");
        session.Type(TerminalSession.CtrlC);
    });

    [Fact]
    public void Ctrl_backslash_makes_the_program_print_its_goroutines() => program.AssertSameInShell(session =>
    {
        // All but the first line is addresses.
        session.Type("$run wait 2>trace\r");
        session.WaitFor("waiting\r\n");
        session.Type(TerminalSession.CtrlBackslash);
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("echo $?; head -n 1 trace\r");
        session.WaitFor("2\r\nSIGQUIT: quit\r\n");
    });

    [Fact]
    public void Ctrl_Z_stops_the_program_and_fg_goes_on() => program.AssertSameInShell(session =>
    {
        session.Type("$run read\r");
        session.WaitFor("reading\r\n");
        session.Type(TerminalSession.CtrlZ);
        session.WaitFor("Stopped");
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("jobs\r");
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("fg\r");
        session.WaitFor("$run read\r\n");
        session.Type("ended\r");
        session.WaitFor("read \"");
    });

    [Fact]
    public void Each_key_and_each_new_size_of_the_window_is_one_signal() => program.AssertSameInShell(session =>
    {
        // The terminal sends the signal before it echoes the key, so that the program's answer may come before the echo or after it.
        session.Type("stty -echo\r");
        session.WaitFor("stty -echo\r\n");
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("$run signals\r");
        session.WaitFor("listening\r\n");
        foreach (string key in (string[])[TerminalSession.CtrlC, TerminalSession.CtrlBackslash, TerminalSession.CtrlZ, TerminalSession.CtrlC])
        {
            session.Type(key);
            session.WaitFor("got ");
            session.WaitFor("\r\n");
        }
        session.Resize(33, 99);
        session.WaitFor("33 by 99");
        session.Type(TerminalSession.CtrlC);
        session.WaitFor("got interrupt\r\n");
        Posix.Kill(session.ForegroundGroup, Posix.Sigterm);
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("echo $?\r");
        session.WaitFor("5\r\n");
    });

    [Fact]
    public void Closed_window_is_a_hangup_for_the_program() => program.AssertSameAlone("signals", session =>
    {
        session.WaitFor("listening\r\n");
        session.HangUp();
    });

    [Fact]
    public void Password_is_read_without_echo() => program.AssertSameInShell(session =>
    {
        session.Type("$run password\r");
        session.WaitFor("Password: ");
        session.Type("secret\r");
        session.WaitFor("read \"secret\\n\"");
    });

    [Fact]
    public void Ctrl_C_at_a_password_leaves_the_terminal_as_the_program_leaves_it() => program.AssertSameAlone("password", session =>
    {
        session.WaitFor("Password: ");
        session.Type("sec");
        session.Type(TerminalSession.CtrlC);
    });
}

/// <summary>gorun becomes the program.</summary>
public sealed class KeyTestsInPlace(TerminalProgram program) : KeyTests(program), IClassFixture<TerminalProgram>
{
    private readonly TerminalProgram program = program;

    [Fact]
    public void Program_stands_where_the_shell_has_put_it() => program.AssertSameInShell(session =>
    {
        session.Type("$run place\r");
        session.WaitFor("24 by 80");
    });
}

/// <summary>gorun is the parent of the program.</summary>
public sealed class KeyTestsOfSupervisor(UncachedTerminalProgram program) : KeyTests(program), IClassFixture<UncachedTerminalProgram>;
