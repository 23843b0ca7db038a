using GoRun.Build.Tests.Support;
using GoRun.Testing;

namespace GoRun.Build.Tests.Cgo;

/// <summary>A program with cgo in all its kinds, built by the Builder and by the real go.</summary>
public sealed class CgoProgramTests
{
    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void What_the_builder_made_with_cgo_is_what_go_would_make(string version)
    {
        using BuildBench bench = CgoProgram.Write(version);
        bench.Warm("theirs");
        BuildRun run = bench.AssertSameProgram(bench.Warm("ours"), CgoProgram.Output);
        Assert.Contains("cgo", run.Runner.Tools);

        // The real go finds the generated files.
        (int? status, string output, string error) = bench.Go("ours", "list", "-compiled", "-f", "{{join .CompiledGoFiles \"\\n\"}}", "./plain");
        Assert.True(status == 0, error);
        Assert.All(output.TrimEnd('\n').Split('\n'), file => Assert.StartsWith(bench.Cache("ours"), file, StringComparison.Ordinal));

        // And it knows which flags the compilers know.
        bench.Write("fortran/more.go", "package fortran\n");
        (status, _, error) = bench.Go("ours", "build", "-x", "./fortran");
        Assert.True(status == 0, error);
        Assert.Contains("gfortran", error, StringComparison.Ordinal);
        Assert.DoesNotContain("|| true", error, StringComparison.Ordinal);
    }
}
