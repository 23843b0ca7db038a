using GoRun.Build.Tests.Support;
using GoRun.Testing;

namespace GoRun.Build.Tests.Oracle;

/// <summary>The Builder and the real go share one cache: what one has built the other does not build again.</summary>
public sealed class SharedCacheTests
{
    [Theory]
    [MemberData(nameof(Toolchains.All), MemberType = typeof(Toolchains))]
    public void What_the_builder_made_is_what_go_would_make(string version)
    {
        using BuildBench bench = Hello(version);
        // All the standard library's packages of the first and the last release are compared elsewhere.
        BuildCache start = bench.IsBetween ? new BuildCache(bench.Cache("nothing")) : bench.Warm("ours");
        bench.Warm("theirs");
        bench.AssertSameProgram(start, "hello from lib\n");
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void A_program_with_C_assembly_and_embedded_files_is_shared_too(string version)
    {
        using var bench = new BuildBench(version, ("CGO_ENABLED", "1"));
        bench.Write("go.mod", "module example.com/mixed\n\ngo 1.24\n");
        bench.Write("main.go", """
            package main

            import (
            	_ "embed"
            	"fmt"
            	"net"

            	"example.com/mixed/asm"
            )

            // int twice(int n);
            import "C"

            //go:embed text.txt
            var text string

            func main() {
            	fmt.Println(C.twice(21), asm.Answer(), text, net.IPv4(127, 0, 0, 1))
            }

            """);
        bench.Write("twice.c", "int twice(int n) { return 2 * n; }\n");
        bench.Write("text.txt", "embedded");
        bench.Write("asm/asm.go", "package asm\n\nfunc Answer() int\n");
        bench.Write("asm/asm_amd64.s", "#include \"textflag.h\"\n\nTEXT \u00b7Answer(SB), NOSPLIT, $0-8\n\tMOVQ $42, ret+0(FP)\n\tRET\n");
        bench.Write("asm/asm_arm64.s", "#include \"textflag.h\"\n\nTEXT \u00b7Answer(SB), NOSPLIT, $0-8\n\tMOVD $42, R0\n\tMOVD R0, ret+0(FP)\n\tRET\n");
        bench.Warm("theirs");
        bench.AssertSameProgram(bench.Warm("ours"), "42 42 embedded 127.0.0.1\n");
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void What_go_made_the_builder_uses_without_starting_a_process(string version)
    {
        using BuildBench bench = Hello(version);
        bench.Warm("cache");
        Assert.Equal(0, bench.Go("cache", "run", ".").Status);

        BuildRun run = bench.Build("cache", new BuildGoal.Run(), ".");
        Assert.True(run.Result.Succeeded, run.Error);
        Assert.Empty(run.Runner.Tools);
        Assert.Null(run.Result.Executable!.TemporaryDirectory);
        Assert.StartsWith(bench.Cache("cache"), run.Result.Executable.Path, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void A_program_built_to_a_file_has_the_same_bytes(string version)
    {
        using BuildBench bench = Hello(version);
        bench.Warm("theirs");
        bench.Warm("ours");
        Assert.Equal(0, bench.Go("theirs", "build", "-o", "theirs.exe", ".").Status);
        BuildRun run = bench.Build("ours", new BuildGoal.Files("ours.exe"), ".");
        Assert.True(run.Result.Succeeded, run.Error);
        Assert.Equal(File.ReadAllBytes(bench.Module + "/theirs.exe"), File.ReadAllBytes(bench.Module + "/ours.exe"));
        Assert.Equal(File.GetUnixFileMode(bench.Module + "/theirs.exe"), File.GetUnixFileMode(bench.Module + "/ours.exe"));
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void A_program_that_is_up_to_date_is_not_linked_again(string version)
    {
        using BuildBench bench = Hello(version);
        bench.Warm("cache");
        Assert.Equal(0, bench.Go("cache", "build", "-o", "program", ".").Status);
        File.SetLastWriteTimeUtc(bench.Module + "/program", new DateTime(2020, 1, 1));
        BuildRun run = bench.Build("cache", new BuildGoal.Files("program"), ".");
        Assert.Empty(run.Runner.Tools);
        Assert.Equal("program", Assert.Single(run.Result.Outputs));
        Assert.True(File.GetLastWriteTimeUtc(bench.Module + "/program").Year > 2020);

        bench.Write("lib/lib.go", "package lib\n\nfunc Greeting() string { return \"hello again\" }\n");
        run = bench.Build("cache", new BuildGoal.Files("program"), ".");
        Assert.Contains("link", run.Runner.Tools);
    }

    private static BuildBench Hello(string version)
    {
        var bench = new BuildBench(version, ("CGO_ENABLED", "0"));
        bench.Write("go.mod", "module example.com/hello\n\ngo 1.24\n");
        bench.Write("main.go", "package main\n\nimport (\n\t\"fmt\"\n\n\t\"example.com/hello/lib\"\n)\n\nfunc main() { fmt.Println(lib.Greeting()) }\n");
        bench.Write("lib/lib.go", "package lib\n\nfunc Greeting() string { return \"hello from lib\" }\n");
        return bench;
    }
}
