namespace GoRun.Platform.Tests;

public sealed class DiskProblemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reasons_are_those_of_the_C_library()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Assert.Equal("no such file or directory", ReasonOf(() => File.ReadAllBytes(Path.Combine(_folder, "none"))));
        Assert.Equal("no such file or directory", ReasonOf(() => File.ReadAllBytes(Path.Combine(_folder, "none", "none"))));
        Assert.Equal("file exists", ReasonOf(() => Directory.CreateDirectory(file)));
        Assert.Equal("not a directory", ReasonOf(() => new SourceTree().Read(Path.Combine(file, "below"))));
        Assert.Equal("is a directory", ReasonOf(() => new SourceTree().Read(_folder)));
    }

    [Fact]
    public void A_full_disk_has_a_way_out()
    {
        IOException full = Assert.ThrowsAny<IOException>(() => OutputFile.Write("/dev/full", "x"u8));
        Assert.Equal(" (make room there, or go away)", DiskProblem.WayOut(full, "go away"));
        Assert.Equal("", DiskProblem.WayOut(new FileNotFoundException(), "go away"));
    }

    [Theory]
    [InlineData("ld: final link failed: No space left on device", " (make room there, or go away)")]
    [InlineData("compile: write $WORK/b001/_pkg_.a: disk quota exceeded", " (make room there, or go away)")]
    [InlineData("as: a.o: File too large", " (raise the limit on the size of files: ulimit -f)")]
    [InlineData("main.go:1:1: syntax error", "")]
    public void A_full_disk_is_known_by_what_a_tool_says(string said, string wayOut) =>
        Assert.Equal(wayOut, DiskProblem.WayOut(said, "go away"));

    private static string ReasonOf(Action action) => DiskProblem.Reason(Assert.ThrowsAny<Exception>(action));
}
