using GoRun.Build.Compile;
using GoRun.Toolchain;

namespace GoRun.Build.Tests.Compile;

public sealed class CompilerThreadsTests
{
    [Theory]
    [InlineData(2, 2, 24, 2)]
    [InlineData(2, 2, 27, 2)]
    [InlineData(8, 8, 25, 4)]
    [InlineData(8, 8, 26, 8)]
    [InlineData(8, 1, 24, 8)]
    [InlineData(8, 1, 27, 8)]
    [InlineData(1, 4, 27, 1)]
    public void A_compiler_that_runs_alone(int processors, int workers, int release, int expected)
    {
        using CompilerThreads.Share share = Of(processors, workers, release).Take();
        Assert.Equal(expected, share.Count);
    }

    [Fact]
    public void Later_ones_get_less_but_never_less_than_four()
    {
        CompilerThreads threads = Of(processors: 8, workers: 8, release: 27);
        CompilerThreads.Share[] shares = [.. Enumerable.Range(0, 8).Select(_ => threads.Take())];
        Assert.Equal([8, 8, 6, 5, 4, 4, 4, 4], shares.Select(s => s.Count));
        foreach (CompilerThreads.Share share in shares) share.Dispose();
        Assert.Equal(8, threads.Take().Count);
    }

    private static CompilerThreads Of(int processors, int workers, int release) =>
        new(new BuildFlags { Processors = processors, Parallelism = workers }, new GoRelease(1, release, 0));
}
