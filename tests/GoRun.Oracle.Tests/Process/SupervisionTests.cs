using System.Globalization;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Process;

/// <summary>gorun as the parent of the program: towards the outside it is as if it were the program, and the work directory goes at the end.</summary>
public sealed class SupervisionTests(UncachedProgram program) : IClassFixture<UncachedProgram>
{
    [Theory]
    [InlineData("$run exit 0")]
    [InlineData("$run exit 42; echo $?")]
    [InlineData("exec $run exit 137")]
    [InlineData("exec $run panic")]
    [InlineData("exec $run become /bin/sh -c 'kill -KILL $$'")]
    [InlineData("ulimit -c unlimited; exec $run become /bin/sh -c 'ulimit -S -c 0; kill -SEGV $$'")]
    [InlineData("exec $run become /bin/sh -c 'kill -TERM $$'")]
    [InlineData("exec $run become /bin/sh -c 'kill -PIPE $$'")]
    [InlineData("$run arguments a '' ' ' '*' -x -- \"$(printf 'x\\377y')\" '(become)'")]
    [InlineData("exec 7</dev/null; $run descriptors")]
    [InlineData("echo given | $run copy")]
    [InlineData("umask 027; ulimit -S -n 500; nice -n 5 $run become /bin/sh -c 'umask; ulimit -n; nice'")]
    [InlineData("NAME=\"$(printf 'x\\377y')\" EMPTY= $run become /bin/sh -c 'echo \"[$NAME][${EMPTY-unset}]\"'")]
    [InlineData("cd /usr; cd - >/dev/null; $run become /bin/pwd")]
    [InlineData("test $($run become /usr/bin/cut -d ' ' -f 5 /proc/self/stat) = $$ && echo the group of the caller")]
    public void Program_is_given_and_ends_as_it_would_without_gorun(string script)
    {
        var (byGoRun, directly) = program.InShell(script);
        Assert.Equal(directly.Output, byGoRun.Output);
        Assert.Equal((FirstLine(directly.Errors), directly.Status), (FirstLine(byGoRun.Errors), byGoRun.Status));
        program.AssertNothingIsLeft();
    }

    [Theory]
    [InlineData("$run")]
    [InlineData("env --ignore-signal=PIPE,CHLD,INT,USR1 $run")]
    [InlineData("env --block-signal=TERM,CHLD,USR2 $run")]
    public void Signals_are_as_the_caller_left_them(string how)
    {
        // Go's runtime handles nearly all; what execs has none of its own.
        string script = how + " become /bin/grep -E '^(Sig[PIB]|Shd)' /proc/self/status";
        var (byGoRun, directly) = program.InShell(script);
        Assert.Equal(Masked(directly.Output), Masked(byGoRun.Output));
    }

    [Fact]
    public void Program_can_read_and_restart_itself()
    {
        Execution run = program.Sandbox.Run(program.ByGoRun(".", "again")).Succeeded();
        Assert.Equal("true <nil> true true\n[\"arguments\" \"x\"]\n <nil>\n", run.Output);
        program.AssertNothingIsLeft();
    }

    [Fact]
    public void Xprog_is_given_a_program_that_is_there()
    {
        Execution run = program.Sandbox.Run(program.ByGoRun("-exec", "sh -c '\"$0\" \"$@\"; exit 7'", ".", "arguments", "x"));
        Assert.Equal(("[\"arguments\" \"x\"]\n", 7), (run.Output, run.Status.ExitStatus));
        program.AssertNothingIsLeft();
    }

    [Fact]
    public void Each_signal_reaches_the_program_once_and_a_clean_end_is_one()
    {
        var (run, _, said) = program.Listen();
        using StreamReader lines = said;
        const int usr1 = 10, usr2 = 12, alarm = 14, realTime = 40;
        int[] signals = [Posix.Sighup, usr1, usr2, alarm, Posix.Sigterm, realTime, 28];
        foreach (int signal in signals)
        {
            run.Signal(signal);
            Assert.Equal(signal.ToString(CultureInfo.InvariantCulture), lines.ReadLine());
        }

        run.Signal(Posix.Sigint);
        Assert.Equal("2\n", lines.ReadToEnd());
        Assert.Equal(0, run.Wait().Status.Raw);
        program.AssertNothingIsLeft();
    }

    [Theory]
    [InlineData(20, false)] // SIGTSTP
    [InlineData(20, true)]
    [InlineData(19, true)] // SIGSTOP, which nobody can pass on
    [InlineData(21, true)] // SIGTTIN
    public void Gorun_stops_and_goes_on_with_the_program(int stop, bool wholeGroup)
    {
        var (run, child, said) = program.Listen("stoppable");
        using StreamReader lines = said;
        void Send(int signal)
        {
            if (wholeGroup) run.SignalGroup(signal);
            else run.Signal(signal);
        }

        Send(stop);
        Assert.Equal(stop, Posix.WaitForStop(run.ProcessId));
        // What was sent to the whole group need not have reached both at once.
        string Status() => File.ReadAllText($"/proc/{child}/status");
        Assert.True(SpinWait.SpinUntil(() => Status().Contains("\nState:\tT", StringComparison.Ordinal), TimeSpan.FromMinutes(1)), Status());
        const int continued = 18;
        Send(continued);
        Assert.Equal("18", lines.ReadLine());
        run.Signal(Posix.Sigint);
        Assert.Equal("2\n", lines.ReadToEnd());
        Assert.Equal(0, run.Wait().Status.Raw);
        program.AssertNothingIsLeft();
    }

    [Fact]
    public void Program_does_not_outlive_gorun()
    {
        var (run, child, said) = program.Listen();
        using StreamReader lines = said;
        run.Signal(Posix.Sigkill);
        Assert.Equal(Posix.Sigkill, run.Wait().Status.Signal);

        // The end of the pipe is the end of the last process that has it.
        Assert.Equal("", lines.ReadToEnd());
        Assert.NotEqual(run.ProcessId, child);
        foreach (string left in Directory.GetDirectories(program.Sandbox.Temporary)) Directory.Delete(left, recursive: true);
    }

    [Fact]
    public void Gorun_does_not_outlive_the_program()
    {
        var (run, child, said) = program.Listen();
        using StreamReader lines = said;
        Posix.Kill(child, Posix.Sigkill);
        Assert.Equal(Posix.Sigkill, run.Wait().Status.Signal);
        program.AssertNothingIsLeft();
    }

    // What follows in a panic's trace differs from run to run.
    private static string FirstLine(string errors) => errors.Split('\n')[0];

    // The C library leaves two signals of its own (32 and 33) ignored in what posix_spawn has started.
    private static IEnumerable<string> Masked(string status) => status.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        string[] parts = line.Split(":\t");
        return $"{parts[0]} {Convert.ToUInt64(parts[1], 16) & ~0x1_8000_0000UL:x}";
    });
}
