using GoRun.Testing;

namespace GoRun.Platform.Tests;

public sealed class FileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_written_at_once_replaces_the_old_one_and_leaves_nothing_else()
    {
        AtomicFile.Write(_folder["f"], "one"u8);
        AtomicFile.Write(_folder["f"], "two"u8);
        Assert.Equal("two", File.ReadAllText(_folder["f"]));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_failed_write_leaves_nothing()
    {
        Directory.CreateDirectory(_folder["d/x"]);
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(_folder["d"], "x"u8));
        Assert.Equal([_folder["d"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void An_identity_changes_with_size_time_and_inode()
    {
        string path = _folder.Write("f", "one");
        FileIdentity first = FileIdentity.Of(path)!.Value;
        Assert.Equal(first, FileIdentity.Of(path));
        Assert.Equal(3, first.Size);
        Assert.Equal(new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeMilliseconds(), first.ModifiedNanoseconds / 1_000_000);
        AtomicFile.Write(path, "two"u8);
        Assert.NotEqual(first.Inode, FileIdentity.Of(path)!.Value.Inode);
        Assert.Null(FileIdentity.Of(_folder["none"]));
    }

    [Fact]
    public void Touching_sets_the_time_to_now()
    {
        string path = _folder.Write("f", "");
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        Assert.True(AtomicFile.Touch(path));
        Assert.NotEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));
        Assert.False(AtomicFile.Touch(_folder["none"]));
    }
}
