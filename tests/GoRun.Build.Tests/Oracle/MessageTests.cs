using System.Text.RegularExpressions;
using GoRun.Build.Tests.Support;
using GoRun.Toolchain;

namespace GoRun.Build.Tests.Oracle;

/// <summary>What the Builder prints is what the real go prints.</summary>
[Collection(WarmCachesGroup.Name)]
public sealed class MessageTests(WarmCaches warm)
{
    public static TheoryData<string> Ends => GoRoots.Ends;

    [Theory]
    [MemberData(nameof(Ends))]
    public void Errors_of_the_compiler_are_shown_the_same(string goroot)
    {
        using BuildBench bench = Broken(goroot);
        (int status, _, string theirs) = bench.Go(warm.For(goroot), "build", "./...");
        BuildRun ours = bench.Build(warm.For(goroot), new BuildGoal.Files(""), "./...");
        Assert.Equal(1, status);
        Assert.False(ours.Result.Succeeded);
        Assert.Equal(Blocks(theirs), Blocks(ours.Error));
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void Warnings_are_shown_again_from_the_cache(string goroot)
    {
        using var bench = new BuildBench(goroot, ("CGO_ENABLED", "0"));
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
    [MemberData(nameof(Ends))]
    public void Commands_are_printed_the_same_and_not_run_in_a_dry_run(string goroot)
    {
        string cache = warm.For(goroot);
        using var bench = new BuildBench(goroot, ("CGO_ENABLED", "0"));
        bench.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        bench.Write("main.go", "package main\n\nimport \"example.com/m/lib\"\n\nfunc main() { println(lib.F()) }\n");
        bench.Write("lib/lib.go", "package lib\n\nfunc F() int { return 1 }\n");
        (_, _, string dry) = bench.Go(cache, "build", "-n", ".");
        bench.Flags = bench.Flags with { DryRun = true };
        BuildRun ours = bench.Build(cache, new BuildGoal.Files(""), ".");
        Assert.Equal(dry, ours.Error);
        Assert.Empty(ours.Runner.Tools);
        Assert.False(File.Exists(bench.Module + "/m"));

        bench.Flags = bench.Flags with { DryRun = false, PrintCommands = true, Verbose = true, Parallelism = 1 };
        ours = bench.Build(cache, new BuildGoal.Files(""), ".");
        // What is built twice has the same names in the cache.
        File.Delete(bench.Module + "/m");
        bench.Forget(cache);
        (_, _, string theirs) = bench.Go(cache, "build", "-x", "-v", "-p=1", ".");
        Assert.Equal(Masked(theirs), Masked(ours.Error));
    }

    private static BuildBench Broken(string goroot)
    {
        var bench = new BuildBench(goroot, ("CGO_ENABLED", "0"));
        bench.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        bench.Write("main.go", "package main\n\nimport \"example.com/m/lib\"\n\nfunc main() { lib.F(); undefined() }\n");
        bench.Write("lib/lib.go", "package lib\n\nfunc F() {}\n");
        bench.Write("bad/bad.go", "package bad\n\nfunc F() int { return \"text\" }\n\nvar x int = \"y\"\n");
        bench.Write("above/above.go", "package above\n\nimport \"example.com/m/bad\"\n\nvar _ = bad.F\n");
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
