using GoRun.Resolve.Packages;
using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Tests.Packages;

public sealed class PathsTests
{
    [Theory]
    [InlineData("", ".")]
    [InlineData("a//b/", "a/b")]
    [InlineData("./a/../b", "b")]
    [InlineData("../a/../..", "../..")]
    [InlineData("/../a/.", "/a")]
    [InlineData("/", "/")]
    [InlineData("a/..", ".")]
    [InlineData("...", "...")]
    [InlineData("./...", "...")]
    public void Paths_are_cleaned_as_path_Clean_does(string path, string expected) => Assert.Equal(expected, Paths.Clean(path));

    [Theory]
    [InlineData("/work/m/x.go", "/work/m", "x.go")]
    [InlineData("/work/m/a/x.go", "/work/m/b", "../a/x.go")]
    [InlineData("/a/x.go", "/work/m/b", "/a/x.go")]
    [InlineData("x.go", "/work", "x.go")]
    public void A_file_is_shown_relative_where_that_is_shorter(string path, string folder, string expected) =>
        Assert.Equal(expected, Paths.Short(path, folder));

    [Fact]
    public void The_queue_works_off_what_its_work_adds()
    {
        int done = 0;
        ParallelQueue<int>? queue = null;
        queue = new ParallelQueue<int>(
            depth =>
            {
                Interlocked.Increment(ref done);
                for (int i = 0; i < 3 && depth < 7; i++) queue!.Add(depth + 1);
            },
            4,
            new NetworkWaits());
        queue.Add(0);
        queue.Run();
        Assert.Equal(3280, done);
    }

    [Fact]
    public void The_queue_throws_the_failure_of_its_work()
    {
        var queue = new ParallelQueue<int>(item => throw new InvalidDataException($"{item}"), 4, new NetworkWaits());
        queue.Add(7);
        Assert.Equal("7", Assert.Throws<InvalidDataException>(queue.Run).Message);
    }
}
