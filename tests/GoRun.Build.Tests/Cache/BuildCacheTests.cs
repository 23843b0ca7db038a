using System.Text;
using GoRun.Build.Cache;
using GoRun.Platform;
using TemporaryFolder = GoRun.Testing.TemporaryFolder;

namespace GoRun.Build.Tests.Cache;

public sealed class BuildCacheTests : IDisposable
{
    private static readonly ContentHash Action = ContentHash.Of("action"u8);
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("some content");

    private readonly TemporaryFolder _folder = new();
    private readonly BuildCache _cache;

    public BuildCacheTests()
    {
        _cache = BuildCache.Open(_folder["cache"], TimeProvider.System);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Opening_makes_the_directories_and_a_word_to_the_finder()
    {
        Assert.Equal(256, Directory.GetDirectories(_folder["cache"]).Length);
        Assert.Contains("go clean -cache", File.ReadAllText(_folder["cache/README"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_put_is_found()
    {
        Assert.True(_cache.TryPut(Action, Content));
        Assert.Equal(Content, _cache.Read(Action));
        Span<byte> beginning = stackalloc byte[4];
        CachedOutput found = _cache.Find(Action, beginning, out int length)!;
        Assert.Equal("some"u8, beginning[..length]);
        Assert.Equal(_cache.OutputPath(ContentHash.Of(Content)), found.Path);
        Assert.Equal(2, AllFiles().Length);
    }

    [Fact]
    public void What_is_not_there_is_a_miss()
    {
        Assert.Null(_cache.Find(Action));
        Assert.Null(_cache.Read(Action));
    }

    [Fact]
    public void An_output_of_another_size_is_a_miss_and_is_put_again()
    {
        _cache.TryPut(Action, Content);
        File.AppendAllText(_cache.OutputPath(ContentHash.Of(Content)), "x");
        Assert.Null(_cache.Find(Action));
        Assert.True(_cache.TryPut(Action, Content));
        Assert.NotNull(_cache.Find(Action));
    }

    [Fact]
    public void A_small_output_with_other_bytes_is_a_miss()
    {
        _cache.TryPut(Action, Content);
        File.WriteAllText(_cache.OutputPath(ContentHash.Of(Content)), "Some content");
        Assert.Null(_cache.Read(Action));
    }

    [Fact]
    public void A_torn_index_entry_is_a_miss()
    {
        _cache.TryPut(Action, Content);
        string entry = Directory.GetFiles(_folder["cache"], "*-a", SearchOption.AllDirectories)[0];
        File.WriteAllBytes(entry, File.ReadAllBytes(entry)[..100]);
        Assert.Null(_cache.Find(Action));
    }

    [Fact]
    public void A_program_lies_alone_in_a_directory_under_its_own_name()
    {
        string program = _folder.Write("work/a.out", "program");
        ContentHash output = ContentHash.Of("program"u8);
        string path = _cache.TryMoveInExecutable(Action, "hello", program, output, 7)!;
        Assert.Equal(_cache.OutputPath(output) + "/hello", path);
        Assert.Equal(path, _cache.Find(Action)!.Path);
        Assert.False(File.Exists(program));

        File.WriteAllText(_cache.OutputPath(output) + "/other", "");
        Assert.Null(_cache.Find(Action));
    }

    [Fact]
    public void A_program_with_wrong_bytes_is_put_right_when_it_is_made_again()
    {
        ContentHash output = ContentHash.Of("program"u8);
        string path = _cache.TryMoveInExecutable(Action, "hello", _folder.Write("work/a.out", "program"), output, 7)!;
        File.WriteAllText(path, "PROGRAM");
        _cache.TryMoveInExecutable(Action, "hello", _folder.Write("work/b.out", "program"), output, 7);
        Assert.Equal("program", File.ReadAllText(path));
    }

    [Fact]
    public void A_file_moved_in_is_not_left_in_the_work_directory()
    {
        string file = _folder.Write("work/_pkg_.a", "archive");
        Assert.Equal(_cache.OutputPath(ContentHash.Of("archive"u8)), _cache.TryMoveIn(Action, file, ContentHash.Of("archive"u8), 7));
        Assert.False(File.Exists(file));
        Assert.NotNull(_cache.Find(Action));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_leaves_the_file_where_it_is()
    {
        string file = _folder.Write("work/_pkg_.a", "archive");
        ContentHash output = ContentHash.Of("archive"u8);
        string directory = Path.GetDirectoryName(_cache.OutputPath(output))!;
        Directory.Delete(directory);
        File.WriteAllText(directory, "in the way");
        Assert.Null(_cache.TryMoveIn(Action, file, output, 7));
        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(61, true)]
    public void Use_is_marked_once_an_hour(int minutesAgo, bool marked)
    {
        _cache.TryPut(Action, Content);
        DateTime before = DateTime.UtcNow.AddMinutes(-minutesAgo);
        foreach (string file in AllFiles()) File.SetLastWriteTimeUtc(file, before);
        Assert.NotNull(_cache.Find(Action));
        Assert.All(AllFiles(), file => Assert.Equal(marked, File.GetLastWriteTimeUtc(file) > before.AddMinutes(30)));
    }

    private string[] AllFiles() => [.. Directory.GetFiles(_folder["cache"], "*-?", SearchOption.AllDirectories)];
}
