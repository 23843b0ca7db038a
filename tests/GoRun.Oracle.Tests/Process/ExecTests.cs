using System.Globalization;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Process;

/// <summary><c>-exec xprog</c> starts what go starts, in the same words.</summary>
public sealed class ExecTests(ExecPlace place) : IClassFixture<ExecPlace>
{
    /// <summary>Variables, a bar, and arguments with commas between them; $PWD is the module, $GOROOT/bin what PATH has in front.</summary>
    public static TheoryData<string, string> Forms => Toolchains.OldestAndNewestWith(
    [
        "|-exec|./bin/show|.",
        "|-exec|bin/show 'a b' \"c  'd'\" e\"f|.|x|y z||-x",
        "PATH=$PWD/bin:/usr/bin:/bin|-exec=show \t one|.|x",
        "PATH=$PWD/bin:/usr/bin:/bin|-x|-exec|show 'a b'|.|x y",
        "PATH=$PWD/bin:/usr/bin:/bin|-n|-exec|show 'a b'|.|x y",
        "|-n|-exec|no-such-program 'a b'|.|x y",
        "PATH=/usr/bin:/bin;GOFLAGS='-exec=/bin/echo \"x  y\"'|.|z",
        "GOFLAGS=-exec=no-such-program|-exec=|.",
        "GOFLAGS=-exec=no-such-program|-exec=./bin/show|.",
        "|-exec| |.",
        "|-C|bin|-exec|./show|..",
        "PATH=$PWD/bin:/usr/bin:/bin;GOOS=plan9;GOARCH=386|-n|-exec|show|.",
    ]);

    public static TheoryData<string, string> Failures => Toolchains.OldestAndNewestWith(
    [
        "|-exec|no-such-program|.",
        "PATH=|-exec|no-such-program|.",
        "|-exec|./no-such-program|.",
        "|-exec|/no/such/program x|.",
        "|-exec|bin/plain|.",
        "|-exec|./bin|.",
        "|-exec|''|.",
        "|-exec|.|.",
        "|-exec|'x|.",
        "GOFLAGS=-exec|.",
        "PATH=bin:/usr/bin:/bin|-exec|show|.",
        "PATH=:/usr/bin:/bin|-C|bin|-exec|show|..",
    ]);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Xprog_is_started_as_go_starts_it(string version, string form)
    {
        var (expected, actual) = Both(version, form);
        expected.Succeeded();
        Assert.Equal((expected.Output, Steady(expected.Errors)), (actual.Output, Steady(actual.Errors)));
        Assert.Equal(expected.Status, actual.Status);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_cannot_be_started_is_refused_in_the_words_of_go(string version, string form)
    {
        var (expected, actual) = Both(version, form);
        string words = Errors.MeantDifferences.Of(expected.Errors);
        Assert.Equal((words, expected.Output, expected.Status), (actual.Errors, actual.Output, actual.Status));
        Assert.NotEqual(0, actual.Status.Raw);
    }

    [Fact]
    public void Missing_xprog_is_told_before_anything_is_built_and_where_it_was_asked_for()
    {
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, "-- go.mod --\nmodule m\n-- m.go --\npackage main\nfunc main() {}\n");
        sandbox.Set("GOFLAGS", "-exec=no-such-program");
        Execution refused = sandbox.GoRun(".");
        Assert.Equal("exec: \"no-such-program\": executable file not found in $PATH (from $GOFLAGS)\n", refused.Errors);
        Assert.False(Directory.Exists(sandbox.Environment["GOCACHE"]));
    }

    [Fact]
    public void Xprog_is_the_process_that_was_started_and_its_status_is_the_status()
    {
        Sandbox sandbox = place.Of(Toolchains.NewestVersion);
        Execution run = sandbox.GoRun("-exec", "sh -c 'echo $$; exit 42'", ".");
        Assert.Equal((run.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n", 42), (run.Output, run.Status.ExitStatus));
        Assert.Equal(Posix.Sigterm, sandbox.GoRun("-exec", "sh -c 'kill -TERM $$'", ".").Status.Signal);
    }

    private (Execution ByGo, Execution ByGoRun) Both(string version, string form)
    {
        Sandbox sandbox = place.Of(version);
        string[] parts = form.Replace("$PWD", sandbox.Module, StringComparison.Ordinal).Split('|', 2);
        string[] variables = parts[0].Split(';', StringSplitOptions.RemoveEmptyEntries);
        string[] arguments = ["run", .. parts[1].Split('|')];
        // Without bin in PATH the toolchain is found by GOROOT.
        IEnumerable<string> all = [$"GOROOT={sandbox.Toolchain.Root}", .. variables];
        return (ExecPlace.Run(sandbox, sandbox.Toolchain.Go, all, arguments), ExecPlace.Run(sandbox, Toolchains.GoRunBinary, all, arguments));
    }

    // The name of the work directory; and for -n the standard library of another platform would be compiled: its last line is the program's.
    private static string Steady(string errors)
    {
        string[] lines = errors.TrimEnd('\n').Split('\n');
        return string.Join('\n', lines.Length > 10 ? lines[^1..] : lines.Where(line => !line.StartsWith("WORK=", StringComparison.Ordinal)));
    }
}
