using GoRun.Testing;

namespace GoRun.Oracle.Tests.Interruption;

/// <summary>
/// A C compiler that, when it is to compile a file of the module, tells its process ID and then works for ever: so a test knows
/// that a build is in the middle of things, without looking at a clock.
/// </summary>
internal sealed class StuckCompiler
{
    public const string Module = """
        -- go.mod --
        module example.com/stuck

        go 1.24
        -- main.go --
        package main

        // int answer(void);
        import "C"

        func main() { println(int(C.answer())) }
        -- answer.c --
        int answer(void) { return 42; }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Task<string?> told;

    public StuckCompiler(Sandbox sandbox)
    {
        string pipe = sandbox.In("compiler-started");
        string compiler = sandbox.In("stuck-cc");
        Posix.MakePipe(pipe);
        File.WriteAllText(compiler, $"""
            #!/bin/sh
            case "$*" in
            *answer.c) echo $$ >{pipe}; exec sleep 100000 ;;
            esac
            exec gcc "$@"
            """);
        File.SetUnixFileMode(compiler, (UnixFileMode)0b111_101_101);
        sandbox.Set("CC", compiler);
        told = Task.Run(() => ReadLine(pipe));
    }

    /// <summary>Waits until the compiler is at work, and gives its process ID.</summary>
    public int ProcessId()
    {
        Assert.True(told.Wait(Patience), "the C compiler was not started");
        return int.Parse(told.Result!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string? ReadLine(string pipe)
    {
        using var reader = new StreamReader(pipe);
        return reader.ReadLine();
    }
}
