using System.Collections.Immutable;
using System.Text;
using GoRun.Testing;

namespace GoRun.Platform.Tests;

public sealed class SourceTreeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_directory_lists_its_names_in_order_with_what_links_lead_to()
    {
        _folder.Write("b.go", "b");
        _folder.Write("B.go", "B");
        Directory.CreateDirectory(_folder["sub"]);
        File.CreateSymbolicLink(_folder["to-file"], "b.go");
        File.CreateSymbolicLink(_folder["to-folder"], "sub");
        File.CreateSymbolicLink(_folder["to-nothing"], "nothing");
        Assert.Equal(
            [
                new DirectoryEntry("B.go", EntryKind.RegularFile, false),
                new DirectoryEntry("b.go", EntryKind.RegularFile, false),
                new DirectoryEntry("sub", EntryKind.Directory, false),
                new DirectoryEntry("to-file", EntryKind.RegularFile, true),
                new DirectoryEntry("to-folder", EntryKind.Directory, true),
                new DirectoryEntry("to-nothing", EntryKind.Other, true),
            ],
            new SourceTree().List(_folder.Path)!.Value.AsEnumerable());
    }

    [Fact]
    public void A_directory_of_thousands_lists_whole()
    {
        for (int i = 0; i < 3000; i++) File.WriteAllText(_folder[$"a-rather-long-file-name-{i:d4}"], "");
        ImmutableArray<DirectoryEntry> entries = new SourceTree().List(_folder.Path)!.Value;
        Assert.Equal(3000, entries.Length);
        Assert.Equal("a-rather-long-file-name-2999", entries[^1].Name);
    }

    [Fact]
    public void What_is_no_directory_lists_as_null()
    {
        Assert.Null(new SourceTree().List(_folder["none"]));
        Assert.Null(new SourceTree().List(_folder.Write("file", "")));
        Assert.Null(new SourceTree().List(_folder["file/below"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000)]
    public void A_file_is_read_whole_and_its_hash_kept(int length)
    {
        string path = _folder.Write("f", new string('x', length));
        var tree = new SourceTree();
        byte[] content = tree.Read(path);
        Assert.Equal(length, content.Length);
        File.Delete(path);
        Assert.Equal(ContentHash.Of(content), tree.HashOf(path));
    }

    [Fact]
    public void A_file_without_a_size_is_read_whole() => Assert.NotEmpty(new SourceTree().Read("/proc/self/maps"));

    [Fact]
    public void A_path_of_any_length_and_script_is_read()
    {
        string path = _folder.Write(string.Join('/', Enumerable.Repeat("ordner-für-世界-🙂", 30)) + "/f", "x");
        Assert.Equal("x", Encoding.UTF8.GetString(new SourceTree().Read(path)));
        Assert.Equal("f", Assert.Single(new SourceTree().List(Path.GetDirectoryName(path)!)!.Value).Name);
    }

    [Fact]
    public void An_absent_file_is_null_or_an_error_in_the_words_of_go()
    {
        var tree = new SourceTree();
        Assert.Null(tree.TryRead(_folder["none"]));
        Assert.Null(tree.TryRead(_folder["none/below"]));
        Assert.Null(tree.HashOf(_folder["none"]));
        Assert.Equal($"open {_folder["none"]}: no such file or directory", Assert.Throws<FileNotFoundException>(() => tree.Read(_folder["none"])).Message);
        Assert.Contains(": is a directory", Assert.Throws<IOException>(() => tree.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_overlay_replaces_adds_and_deletes()
    {
        _folder.Write("m/changed.go", "old");
        _folder.Write("m/deleted.go", "old");
        _folder.Write("m/kept.go", "old");
        string stand_in = _folder.Write("stand-in", "new");
        var tree = new SourceTree(ImmutableDictionary<string, string>.Empty
            .Add(_folder["m/changed.go"], stand_in)
            .Add(_folder["m/deleted.go"], "")
            .Add(_folder["m/new/deep/added.go"], stand_in), new FileView());
        Assert.Equal(["changed.go", "kept.go", "new"], tree.List(_folder["m"])!.Value.Select(e => e.Name));
        Assert.Equal(["deep"], tree.List(_folder["m/new"])!.Value.Select(e => e.Name));
        Assert.Equal("new", Encoding.UTF8.GetString(tree.Read(_folder["m/changed.go"])));
        Assert.Equal("new", Encoding.UTF8.GetString(tree.Read(_folder["m/new/deep/added.go"])));
        Assert.Null(tree.TryRead(_folder["m/deleted.go"]));
        Assert.False(tree.FileExists(_folder["m/deleted.go"]));
        Assert.True(tree.FileExists(_folder["m/new/deep/added.go"]));
        Assert.True(tree.DirectoryExists(_folder["m/new"]));
        Assert.False(tree.DirectoryExists(_folder["m/newer"]));
        Assert.Null(tree.List(_folder["m/newer"]));
    }

    [Fact]
    public void Below_a_folder_that_the_overlay_makes_a_file_there_is_nothing()
    {
        _folder.Write("m/a.go", "old");
        var tree = new SourceTree(ImmutableDictionary<string, string>.Empty.Add(_folder["m"], _folder.Write("stand-in", "new")), new FileView());
        Assert.False(tree.FileExists(_folder["m/a.go"]));
        Assert.True(tree.FileExists(_folder["m"]));
    }
}
