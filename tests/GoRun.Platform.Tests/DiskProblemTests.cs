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

    private static string ReasonOf(Action action) => DiskProblem.Reason(Assert.ThrowsAny<Exception>(action));
}
