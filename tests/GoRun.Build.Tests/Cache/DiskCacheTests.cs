using System.Text;
using GoRun.Build.Cache;
using GoRun.Platform;
using TemporaryFolder = GoRun.Testing.TemporaryFolder;

namespace GoRun.Build.Tests.Cache;

public sealed class DiskCacheTests : IDisposable
{
    private static readonly ContentHash Action = ContentHash.Of("action"u8);
    private static readonly ContentHash Program = ContentHash.Of("program"u8);
    private static readonly ContentHash Archive = ContentHash.Of("archive"u8);
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("some content");

    private readonly TemporaryFolder _folder = new();
    private readonly DiskCache _cache;

    public DiskCacheTests()
    {
        _cache = DiskCache.Open(_folder["cache"], TimeProvider.System);
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
        string path = PutProgram("work/a.out")!.Path;
        Assert.Equal(_cache.OutputPath(Program) + "/hello", path);
        Assert.Equal(path, _cache.Find(Action)!.Path);

        File.WriteAllText(_cache.OutputPath(Program) + "/other", "");
        Assert.Null(_cache.Find(Action));
        PutProgram("work/b.out");
        Assert.Equal(path, _cache.Find(Action)!.Path);
    }

    [Fact]
    public void A_program_with_wrong_bytes_is_put_right_when_it_is_made_again()
    {
        string path = PutProgram("work/a.out")!.Path;
        File.Delete(path);
        _folder.Write(path, "PROGRAM");
        PutProgram("work/b.out");
        Assert.Equal("program", File.ReadAllText(path));
    }

    [Fact]
    public void A_program_that_may_not_be_executed_is_put_right_when_it_is_made_again()
    {
        string path = PutProgram("work/a.out")!.Path;
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        PutProgram("work/b.out");
        Assert.Equal(0, ProgramPath.ProblemWith(path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_is_put_stays_in_the_work_directory_too(bool share)
    {
        string file = _folder.Write("work/_pkg_.a", "archive");
        Assert.Equal(_cache.OutputPath(Archive), _cache.TryPutFile(Action, file, Archive, 7, share)!.Path);
        Assert.NotNull(_cache.Find(Action));
        Assert.Equal(share, FileIdentity.Of(file) == FileIdentity.Of(_cache.OutputPath(Archive)));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_takes_nothing()
    {
        string file = _folder.Write("work/_pkg_.a", "archive");
        string directory = Path.GetDirectoryName(_cache.OutputPath(Archive))!;
        Directory.Delete(directory);
        File.WriteAllText(directory, "in the way");
        Assert.Null(_cache.TryPutFile(Action, file, Archive, 7, share: true));
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void A_part_of_the_cache_that_is_missing_is_made_again()
    {
        foreach (string directory in Directory.GetDirectories(_folder["cache"])) Directory.Delete(directory);
        Assert.True(_cache.TryPut(Action, Content));
        Assert.Equal(Content, _cache.Read(Action));
        Assert.NotNull(PutProgram("work/a.out"));
    }

    [Theory]
    [InlineData("directory")]
    [InlineData("full directory")]
    [InlineData("link to nothing")]
    public void What_is_no_file_is_a_miss_and_makes_room(string kind)
    {
        _cache.TryPut(Action, Content);
        string[] files = AllFiles();
        foreach (string file in files)
        {
            File.Delete(file);
            if (kind == "link to nothing") File.CreateSymbolicLink(file, "/nowhere/at/all");
            else Directory.CreateDirectory(file);
            if (kind == "full directory") _folder.Write(file + "/a", Encoding.UTF8.GetString(Content));
        }

        Assert.Null(_cache.Find(Action));
        Assert.Null(_cache.Read(Action));
        Assert.True(_cache.TryPut(Action, Content));
        Assert.Equal(Content, _cache.Read(Action));
        Assert.Equal(files, AllFiles());
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

    [Fact]
    public void Verifying_finds_nothing_and_refuses_other_content()
    {
        var log = new HashLog(print: null);
        DiskCache verified = DiskCache.Open(_folder["cache"], TimeProvider.System, log);
        using ActionHash hash = new ActionHashes("go1.27.3", log).Begin("build", "example.com/m");
        ContentHash action = hash.Line("compile").Sum();

        Assert.True(verified.TryPut(action, Content));
        Assert.Null(verified.Find(action));
        Assert.Null(verified.Read(action));
        Assert.True(verified.TryPut(action, Content));
        GoError error = Assert.Throws<GoError>(() => verified.TryPut(action, "other"u8));

        Assert.Equal(2, error.ExitStatus);
        Assert.Equal(
            $"""
            go: internal cache error: cache verify failed: id={action.ToHex()} changed:<<<
            go1.27.3compile

            >>>
            old: {ContentHash.Of(Content).ToHex()} 12
            new: {ContentHash.Of("other"u8).ToHex()} 5
            """,
            error.Message);
        Assert.Equal(Content, _cache.Read(action));
    }

    private CachedOutput? PutProgram(string workFile)
    {
        string file = _folder.Write(workFile, "program");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return _cache.TryPutExecutable(Action, "hello", file, Program, 7, share: true);
    }

    private string[] AllFiles() => [.. Directory.GetFiles(_folder["cache"], "*-?", SearchOption.AllDirectories)];
}
