using GoRun.Testing;

namespace GoRun.Platform.Tests;

public sealed class DirectoryTreeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Missing_directories_are_made()
    {
        DirectoryTree.Make(_folder["a/b/c/"]);
        DirectoryTree.Make(_folder["a/b/c"]);
        Assert.True(Directory.Exists(_folder["a/b/c"]));
    }

    [Fact]
    public void What_is_in_the_way_is_named()
    {
        string file = _folder.Write("file", "");
        File.CreateSymbolicLink(_folder["link"], _folder["nowhere"]);
        Assert.Equal($"mkdir {file}: not a directory", MessageOf(() => DirectoryTree.Make(file)));
        Assert.Equal($"mkdir {file}: not a directory", MessageOf(() => DirectoryTree.Make(file + "/below/it")));
        Assert.Equal($"mkdir {_folder["link"]}: file exists", MessageOf(() => DirectoryTree.Make(_folder["link"])));
    }

    [Fact]
    public void Links_are_removed_and_not_followed()
    {
        string kept = _folder.Write("kept/file", "");
        _folder.Write("tree/a/b", "");
        File.CreateSymbolicLink(_folder["tree/link"], _folder["kept"]);
        Assert.True(DirectoryTree.Remove(_folder["tree"]));
        Assert.False(Directory.Exists(_folder["tree"]));
        Assert.True(File.Exists(kept));
        Assert.True(DirectoryTree.Remove(_folder["tree"]));
    }

    private static string MessageOf(Action action) => Assert.ThrowsAny<IOException>(action).Message;
}
