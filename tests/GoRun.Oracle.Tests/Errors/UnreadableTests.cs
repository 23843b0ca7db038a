using GoRun.Testing;

namespace GoRun.Oracle.Tests.Errors;

/// <summary>
/// Files and folders that the user may not read.
/// </summary>
public sealed class UnreadableTests
{
    private const UnixFileMode Nothing = UnixFileMode.None;
    private const UnixFileMode Everything = (UnixFileMode)0b111_111_111;

    private const string Module = """
        -- go.mod --
        module example.com/m

        go 1.24
        -- main.go --
        package main

        import (
        	_ "embed"

        	_ "example.com/m/a"
        )

        //go:embed text.txt
        var text string

        func main() {}
        -- text.txt --
        -- a/a.go --
        package a
        """;

    public static TheoryData<string, string> Unreadable => Toolchains.OldestAndNewestWith(["go.mod", "main.go", "a", "a/a.go"]);

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_cannot_be_read_is_told_in_the_words_of_go(string version, string name)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, Module);
        File.SetUnixFileMode(Path.Combine(sandbox.Module, name), Nothing);
        try
        {
            foreach (string[] arguments in new string[][] { ["run", "."], ["list", "-deps", "./..."] })
            {
                Execution expected = sandbox.Run(sandbox.CommandFor(sandbox.Toolchain.Go, arguments).WithoutRights());
                Execution actual = sandbox.Run(sandbox.CommandFor(Toolchains.GoRunBinary, arguments).WithoutRights());
                Assert.NotEqual(0, expected.Status.Raw);
                Assert.Equal(expected.Errors, actual.Errors);
                Assert.Equal((expected.Output, expected.Status), (actual.Output, actual.Status));
            }
        }
        finally
        {
            File.SetUnixFileMode(Path.Combine(sandbox.Module, name), Everything);
        }
    }
}
