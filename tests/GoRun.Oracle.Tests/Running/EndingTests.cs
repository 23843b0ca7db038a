using System.Globalization;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Running;

/// <summary>A program that gorun runs ends as when it is run directly, and gorun adds no word.</summary>
public sealed class EndingTests(Probe probe) : IClassFixture<Probe>
{
    public static TheoryData<string, string> Endings => Toolchains.OldestAndNewestWith(
    [
        "exit|0", "exit|1", "exit|2", "exit|3", "exit|125", "exit|137", "exit|255", "goroutine", "panic", "nil",
        "signal|1", "signal|2", "signal|6", "signal|9", "signal|10", "signal|15", "become|/bin/false",
        "become|/bin/sh|-c|kill -SEGV $$", "become|/bin/sh|-c|kill -PIPE $$", "become|/bin/sh|-c|kill -ILL $$",
    ]);

    [Theory]
    [MemberData(nameof(Endings))]
    public void Wait_status_and_output_are_those_of_the_program(string version, string ending)
    {
        Execution expected = probe.Directly(version, ending.Split('|'));
        Execution actual = probe.ByGoRun(version, ending.Split('|'));
        Assert.Equal(expected.Status, actual.Status);
        Assert.Equal((expected.Output, Steady(expected.Errors)), (actual.Output, Steady(actual.Errors)));
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void First_run_which_compiles_ends_alike(string version)
    {
        using Sandbox sandbox = Sandbox.Create(version, """
            -- go.mod --
            module example.com/first
            -- main.go --
            package main

            import "os"

            func main() {
            	os.Stderr.WriteString("only this\n")
            	os.Exit(42)
            }
            """);
        Execution first = sandbox.GoRun("run", ".");
        Assert.Equal((42, "", "only this\n"), (first.Status.ExitStatus, first.Output, first.Errors));
    }

    [Theory]
    [InlineData("exit|0", 0)]
    [InlineData("exit|3", 3)]
    [InlineData("exit|255", 255)]
    [InlineData("panic", 2)]
    [InlineData("signal|9", 128 + Posix.Sigkill)]
    [InlineData("signal|15", 128 + Posix.Sigterm)]
    [InlineData("become|/bin/sh|-c|kill -SEGV $$", 128 + Posix.Sigsegv)]
    public void Shell_sees_the_status_of_the_program(string ending, int status)
    {
        string quoted = string.Join(' ', ending.Split('|').Select(word => $"'{word}'"));
        Execution shell = probe.InShell(Toolchains.NewestVersion, $"$run {quoted} >/dev/null 2>&1; echo $?").ByGoRun;
        Assert.Equal(status.ToString(CultureInfo.InvariantCulture), shell.Output.TrimEnd());
    }

    // What follows a blank line is a trace, with addresses and register contents that differ from run to run.
    private static string Steady(string errors) =>
        string.Join('\n', errors.Split("\n\n")[0].Split('\n').Where(line => !line.StartsWith("PC=", StringComparison.Ordinal)));
}
