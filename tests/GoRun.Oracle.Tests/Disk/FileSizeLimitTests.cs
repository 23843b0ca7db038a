using System.Globalization;
using GoRun.Oracle.Tests.WorkDirectories;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Disk;

/// <summary>A limit on the size of files (<c>ulimit -f</c>) is met with a message, not with the death that the kernel has in mind.</summary>
public sealed class FileSizeLimitTests
{
    private const string WayOut = " (raise the limit on the size of files: ulimit -f)\n";

    [Theory]
    [InlineData(2, "compile: writing output: write $WORK/b001/_pkg_.a")]
    [InlineData(200, "link: mapping output file failed")]
    public void Tool_that_meets_it_is_quoted(int blocks, string message)
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, SmallPrograms.Hello);
        Execution run = Limited(sandbox, blocks, "run", ".");
        Assert.StartsWith("# example.com/hello\n", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith(message + ": file too large" + WayOut, run.Errors, StringComparison.Ordinal);
        Assert.Equal(("", 1), (run.Output, run.Status.ExitStatus));
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Temporary));
        Assert.Equal("hello\n", sandbox.GoRun("run", ".").Succeeded().Errors);
    }

    [Fact]
    public void Program_has_it_as_the_caller_has()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, """
            -- go.mod --
            module example.com/hello

            go 1.24
            -- main.go --
            package main

            import "syscall"

            func main() {
            	var limit syscall.Rlimit
            	println(syscall.Getrlimit(1, &limit) == nil, limit.Cur)
            }
            """);
        Assert.Equal("true 51200000\n", Limited(sandbox, 100_000, "run", ".").Succeeded().Errors);
    }

    // In blocks of 512 bytes, as the standard has it. What the command prints is held to it too.
    private static Execution Limited(Sandbox sandbox, int blocks, params ReadOnlySpan<string> arguments)
    {
        string limit = blocks.ToString(CultureInfo.InvariantCulture);
        return sandbox.Run(sandbox.CommandFor("/bin/sh", ["-c", $"ulimit -f {limit}; exec \"$0\" \"$@\"", Toolchains.GoRunBinary, .. arguments]));
    }
}
