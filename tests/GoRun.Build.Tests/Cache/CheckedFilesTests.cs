using GoRun.Build.Cache;
using TemporaryFolder = GoRun.Testing.TemporaryFolder;

namespace GoRun.Build.Tests.Cache;

public sealed class CheckedFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string FilePath => _folder["own/checked-outputs"];

    private CheckedFiles Files => new(FilePath);

    [Fact]
    public void What_was_added_is_known_to_later_runs()
    {
        Assert.Empty(Files.Read());
        Files.Add([1, 2]);
        Files.Add([3]);
        Assert.Equal([1, 2, 3], Files.Read());
    }

    [Fact]
    public void A_torn_end_is_cut_off_by_the_next_run()
    {
        Files.Add([1, 2]);
        File.WriteAllBytes(FilePath, File.ReadAllBytes(FilePath)[..^5]);
        Assert.Equal([1], Files.Read());
        Files.Add([3]);
        Assert.Equal([1, 3], Files.Read());
    }

    [Fact]
    public void A_file_of_another_kind_is_replaced()
    {
        _folder.Write("own/checked-outputs", "something else, of some length");
        Assert.Empty(Files.Read());
        Files.Add([1]);
        Assert.Equal([1], Files.Read());
    }

    [Fact]
    public void The_oldest_are_forgotten_when_there_are_too_many()
    {
        UInt128[] many = [.. Enumerable.Range(1, 8192).Select(i => (UInt128)i)];
        Files.Add(many);
        Assert.Equal(8192, Files.Read().Count);
        Files.Add([10_000]);
        Assert.Equal([.. many[4096..], 10_000], Files.Read());
    }

    [Fact]
    public void Where_nothing_can_be_kept_nothing_is_known()
    {
        _folder.Write("own", "in the way");
        Files.Add([1]);
        Assert.Empty(Files.Read());
        new CheckedFiles(null).Add([1]);
        Assert.Empty(new CheckedFiles(null).Read());
    }
}
