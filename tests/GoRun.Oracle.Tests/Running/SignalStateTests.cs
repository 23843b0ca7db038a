using System.Globalization;
using System.Text.RegularExpressions;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Running;

/// <summary>
/// Signals that the caller ignores or blocks are ignored or blocked when the program begins, and no others. Go's runtime installs handlers
/// of its own at once, so the program looks before that, in C.
/// </summary>
public sealed partial class SignalStateTests(SignalStateTests.Witness witness) : IClassFixture<SignalStateTests.Witness>
{
    private const string Source = """
        -- go.mod --
        module example.com/witness

        go 1.24
        -- main.go --
        package main

        // #include <stdio.h>
        // #include <string.h>
        //
        // static char found[1 << 16];
        //
        // __attribute__((constructor)) static void look(void) {
        // 	FILE *status = fopen("/proc/self/status", "r");
        // 	fread(found, 1, sizeof found - 1, status);
        // 	fclose(status);
        // }
        //
        // static void show(void) {
        // 	for (char *line = strtok(found, "\n"); line; line = strtok(0, "\n"))
        // 		if (!strncmp(line, "Sig", 3) && strncmp(line, "SigQ", 4) || !strncmp(line, "ShdPnd", 6))
        // 			puts(line);
        // 	fflush(stdout);
        // }
        import "C"

        func main() { C.show() }
        """;

    // Signals 32 and 33: posix_spawn leaves them ignored, and any program with threads handles them.
    private const ulong OfTheCLibrary = 0x1_8000_0000;

    // SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGPIPE, SIGTERM and the first real-time signal.
    private const ulong HandledByTheSharedRuntime = 0x2_0000_54f8;

    [Theory]
    [InlineData("$run")]
    [InlineData("env --ignore-signal=PIPE $run")]
    [InlineData("env --ignore-signal=TERM,INT,QUIT,TSTP,TTIN,TTOU,USR1,WINCH $run")]
    [InlineData("env --ignore-signal $run")]
    [InlineData("env --block-signal=TERM,INT,CHLD $run")]
    [InlineData("env --block-signal $run")]
    [InlineData("nohup $run")]
    [InlineData("$run & wait")]
    [InlineData("yes | $run")]
    public void Program_finds_signals_as_the_caller_left_them(string script)
    {
        var (byGoRun, directly) = witness.Twin.InShell(script);
        ulong lost = Toolchains.GoRunIsNative ? 0 : HandledByTheSharedRuntime;
        Assert.Equal(Without(lost | OfTheCLibrary, directly.Output), Without(OfTheCLibrary, byGoRun.Output));
        Assert.Equal((directly.Errors, 0), (byGoRun.Errors, byGoRun.Status.Raw));
    }

    [Fact]
    public void Go_run_puts_an_ignored_signal_back_to_its_default()
    {
        string Found(string way)
        {
            Command script = witness.Twin.Shell(way, "-c", "env --ignore-signal=INT $run");
            return Without(OfTheCLibrary, witness.Twin.Sandbox.Run(script).Succeeded().Output)[3];
        }
        Assert.Equal("SigIgn:\t0000000000000002", Found(witness.Twin.Ways[0]));
        Assert.Equal("SigIgn:\t0000000000000000", Found($"{witness.Twin.Sandbox.Toolchain.Go} run ."));
    }

    [Fact]
    public void Tools_can_be_waited_for_though_the_caller_ignores_SIGCHLD()
    {
        Twin twin = witness.Twin;
        string build = $"env --ignore-signal=CHLD {Toolchains.GoRunBinary} build -gcflags=-N -o {twin.Sandbox.In("other")} .";
        twin.Sandbox.Run(twin.Shell("", "-c", build)).Succeeded();
    }

    private static string[] Without(ulong signals, string status) => SetOfIgnored().Replace(status, set =>
    {
        ulong ignored = ulong.Parse(set.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (ignored & ~signals).ToString("x16", CultureInfo.InvariantCulture);
    }).Split('\n');

    [GeneratedRegex("(?<=SigIgn:\t)[0-9a-f]+")]
    private static partial Regex SetOfIgnored();

    public sealed class Witness : IDisposable
    {
        internal Twin Twin { get; } = Twin.Create(Toolchains.NewestVersion, Source);

        public void Dispose() => Twin.Dispose();
    }
}
