using System.Text;
using GoRun.Testing;

namespace GoRun.Scripts.Tests.Language;

public class TextArchiveTests
{
    [Fact]
    public void What_stands_before_the_first_marker_is_the_comment()
    {
        TextArchive archive = TextArchive.Parse("go run .\n\n-- a.go --\npackage a\n-- dir/b.go --\n");
        Assert.Equal("go run .\n\n", Text(archive.Comment));
        Assert.Equal(["a.go:package a\n", "dir/b.go:"], Files(archive));
    }

    [Theory]
    [InlineData("--  a.go  --\nx\n", "a.go:x\n")]
    [InlineData("-- a.go --\nx", "a.go:x\n")]
    [InlineData("-- a.go --", "a.go:")]
    [InlineData("-- a --\n-- --\n--  --\n-- b--\n --c --\n", "a:-- --\n--  --\n-- b--\n --c --\n")]
    [InlineData("-- a --\r\nx\n", null)]
    public void Markers_are_told_from_content(string text, string? file) =>
        Assert.Equal(file is null ? [] : [file], Files(TextArchive.Parse(text)));

    [Fact]
    public void Content_need_not_be_text()
    {
        byte[] content = [0xff, 0xfe, 0, (byte)'\n'];
        TextArchive archive = TextArchive.Parse((byte[])[.. "-- a --\n"u8, .. content]);
        Assert.Equal(content, Assert.Single(archive.Files).Content.ToArray());
    }

    [Fact]
    public void An_empty_text_holds_nothing()
    {
        TextArchive archive = TextArchive.Parse("");
        Assert.True(archive.Comment.IsEmpty);
        Assert.Empty(archive.Files);
    }

    private static IEnumerable<string> Files(TextArchive archive) => archive.Files.Select(file => $"{file.Name}:{Text(file.Content)}");

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
