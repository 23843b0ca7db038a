using GoRun.Build.Tests.Support;

namespace GoRun.Build.Tests.Cgo;

/// <summary>A program with cgo in all its kinds, built by the Builder and by the real go.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class CgoProgramTests
{
    public static TheoryData<string> Ends => GoRoots.Ends;

    [Theory]
    [MemberData(nameof(Ends))]
    public void What_the_builder_made_with_cgo_is_what_go_would_make(string goroot)
    {
        using BuildBench bench = CgoProgram.Write(goroot);
        BuildRun run = bench.Build("ours", new BuildGoal.Run(), ".");
        Assert.True(run.Result.Succeeded, run.Error);
        Assert.Contains("cgo", run.Runner.Tools);

        // The real go starts no compiler on our cache ...
        (int status, string output, string error) = bench.Go("ours", "run", "-x", ".");
        Assert.Equal((0, CgoProgram.Output), (status, output));
        string[] tools = [.. error.Split('\n').Where(l => l.Contains("/pkg/tool/", StringComparison.Ordinal))];
        Assert.Equal([], tools);

        // ... makes the same bytes of everything ...
        (status, _, error) = bench.GoWith("ours", ("GODEBUG", "gocacheverify=1"), "run", ".");
        Assert.True(status == 0, error);

        // ... and finds the generated files.
        (status, output, error) = bench.Go("ours", "list", "-compiled", "-f", "{{join .CompiledGoFiles \"\\n\"}}", "./plain");
        Assert.True(status == 0, error);
        Assert.All(output.TrimEnd('\n').Split('\n'), file => Assert.StartsWith(bench.Cache("ours"), file, StringComparison.Ordinal));
    }
}
