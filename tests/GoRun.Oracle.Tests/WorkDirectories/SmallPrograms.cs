namespace GoRun.Oracle.Tests.WorkDirectories;

/// <summary>Programs that need next to nothing of the standard library, so that building them is quick.</summary>
internal static class SmallPrograms
{
    public const string Hello = """
        -- go.mod --
        module example.com/hello

        go 1.24
        -- main.go --
        package main

        func main() { println("hello") }
        """;
}
