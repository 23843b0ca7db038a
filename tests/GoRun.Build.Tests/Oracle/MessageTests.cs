using System.Text.RegularExpressions;
using GoRun.Build.Tests.Support;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Build.Tests.Oracle;

/// <summary>What the Builder prints is what the real go prints.</summary>
public sealed class MessageTests
{
    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Errors_of_the_compiler_are_shown_the_same(string version)
    {
        using BuildBench bench = Broken(version);
        (int? status, _, string theirs) = bench.Go("cache", "build", "./...");
        BuildRun ours = bench.Build("cache", new BuildGoal.Files(""), "./...");
        Assert.Equal(1, status);
        Assert.False(ours.Result.Succeeded);
        Assert.Equal(Blocks(theirs), Blocks(ours.Error));
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Warnings_are_shown_again_from_the_cache(string version)
    {
        using var bench = new BuildBench(version, ("CGO_ENABLED", "0"));
        bench.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        bench.Write("lib/lib.go", "package lib\n\nfunc F() *int { x := 1; return &x }\n");
        bench.Flags = bench.Flags with { Gcflags = new PackageFlags([new PackageFlagsEntry("", ["-m"])], "-m") };
        (_, _, string theirs) = bench.Go("theirs", "build", "-gcflags=-m", "./lib");
        BuildRun first = bench.Build("ours", new BuildGoal.Files(""), "./lib");
        BuildRun second = bench.Build("ours", new BuildGoal.Files(""), "./lib");
        Assert.Equal(theirs, first.Error);
        Assert.Equal(theirs, second.Error);
        Assert.Empty(second.Runner.Tools);
        Assert.Equal(theirs, bench.Go("ours", "build", "-gcflags=-m", "./lib").Error);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Commands_are_printed_the_same_and_not_run_in_a_dry_run(string version)
    {
        const string Cache = "cache";
        using var bench = new BuildBench(version, ("CGO_ENABLED", "0"));
        bench.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        bench.Write("main.go", "package main\n\nimport \"example.com/m/lib\"\n\nfunc main() { println(lib.F()) }\n");
        bench.Write("lib/lib.go", "package lib\n\nfunc F() int { return 1 }\n");
        bench.Warm(Cache);
        (_, _, string dry) = bench.Go(Cache, "build", "-n", ".");
        bench.Flags = bench.Flags with { DryRun = true };
        BuildRun ours = bench.Build(Cache, new BuildGoal.Files(""), ".");
        Assert.Equal(dry, ours.Error);
        Assert.Empty(ours.Runner.Tools);
        Assert.False(File.Exists(bench.Module + "/m"));

        bench.Flags = bench.Flags with { DryRun = false, PrintCommands = true, Verbose = true, Parallelism = 1 };
        ours = bench.Build(Cache, new BuildGoal.Files(""), ".");
        // What is built twice has the same names in the cache.
        File.Delete(bench.Module + "/m");
        bench.Warm(Cache);
        (_, _, string theirs) = bench.Go(Cache, "build", "-x", "-v", "-p=1", ".");
        Assert.Equal(Masked(theirs), Masked(ours.Error));
    }

    private static BuildBench Broken(string version)
    {
        var bench = new BuildBench(version, ("CGO_ENABLED", "0"));
        bench.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        bench.Write("main.go", "package main\n\nimport \"example.com/m/lib\"\n\nfunc main() { lib.F(); undefined() }\n");
        bench.Write("lib/lib.go", "package lib\n\nfunc F() {}\n");
        bench.Write("bad/bad.go", "package bad\n\nfunc F() int { return \"text\" }\n\nvar x int = \"y\"\n");
        bench.Write("above/above.go", "package above\n\nimport \"example.com/m/bad\"\n\nvar _ = bad.F\n");
        bench.Warm("cache");
        return bench;
    }

    private static string[] Blocks(string text) => [.. text.Split("# ", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    // The work directory has a random name. And where go gives the linker an archive that it has made just
    // now out of the work directory, the builder has moved it into the cache by then.
    private static string Masked(string text)
    {
        text = Regex.Replace(text, "(/[^ \n=]*/go-build[0-9]+|\\$WORK)", "WORK");
        text = Regex.Replace(text, "(-extld=[^ ]*) .*", "$1 ARCHIVE");
        return Regex.Replace(text, "packagefile (.*)=.*", "packagefile $1");
    }
}
