using GoRun.Testing.Terminal;

namespace GoRun.Oracle.Tests.Terminal;

/// <summary>Pipes and jobs in the background of an interactive shell: all as without gorun.</summary>
public abstract class JobTests(TerminalProgram program)
{
    [Theory]
    [InlineData("$run lines | head -n 1; echo ${PIPESTATUS[@]}", "141 0")]
    [InlineData("yes | $run read; echo ${PIPESTATUS[@]}", "141 0")]
    [InlineData("$run read < /dev/null > result & wait %1; echo $?; cat result", "read \"\" EOF")]
    [InlineData("(trap '' PIPE; $run lines) | head -n 1; echo ${PIPESTATUS[@]}", "141 0")]
    [InlineData("$run wait > result & kill -TERM %1; wait %1; echo $?", "143")]
    public void Line_of_the_shell_does_what_it_does_without_gorun(string line, string expected) =>
        program.AssertSameInShell(session =>
        {
            session.Type(line + "\r");
            session.WaitFor(line);
            session.WaitFor(expected + "\r\n");
        });

    [Fact]
    public void Program_in_the_background_that_reads_the_terminal_stops_until_it_is_in_front() => program.AssertSameInShell(session =>
    {
        session.Type("$run read > result & wait %1; echo $?\r");
        session.WaitFor("149\r\n");
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("fg\r");
        session.WaitFor("$run read > result\r\n");
        session.Type("a line\r");
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("cat result\r");
        session.WaitFor("read \"a line\\n\"");
    });

    [Fact]
    public void Program_in_the_background_that_writes_stops_where_the_terminal_says_so() => program.AssertSameInShell(session =>
    {
        session.Type("stty tostop\r");
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("$run print & wait %1; echo $?\r");
        session.WaitFor("150\r\n");
        session.WaitFor(TerminalProgram.Prompt);
        session.Type("fg\r");
        session.WaitFor("printed\r\n");
    });
}

/// <summary>gorun becomes the program.</summary>
public sealed class JobTestsInPlace(TerminalProgram program) : JobTests(program), IClassFixture<TerminalProgram>;

/// <summary>gorun is the parent of the program.</summary>
public sealed class JobTestsOfSupervisor(UncachedTerminalProgram program) : JobTests(program), IClassFixture<UncachedTerminalProgram>;
