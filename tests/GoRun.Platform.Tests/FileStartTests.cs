using System.Text;

namespace GoRun.Platform.Tests;

public sealed class FileStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gorun-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", 4, "")]
    [InlineData("abc", 4, "abc")]
    [InlineData("abcdef", 4, "abcd")]
    [InlineData("abcdef", 0, "")]
    public void The_beginning_is_read_with_what_the_file_is(string content, int room, string expected)
    {
        string path = Path.Combine(_folder, "file");
        File.WriteAllText(path, content);
        byte[] buffer = new byte[room];
        FileStart start = FileStart.Read(path, buffer)!.Value;
        Assert.Equal(expected, Encoding.UTF8.GetString(buffer, 0, start.Length));
        Assert.Equal(EntryKind.RegularFile, start.Kind);
        Assert.Equal(FileIdentity.Of(path), start.Identity);
        Assert.Equal(content.Length, start.Identity.Size);
    }

    [Fact]
    public void A_directory_has_no_bytes() => Assert.Equal((0, EntryKind.Directory), FileStart.Read(_folder, new byte[4]) is { } s ? (s.Length, s.Kind) : default);

    [Fact]
    public void What_is_not_there_is_null() => Assert.Null(FileStart.Read(Path.Combine(_folder, "none"), new byte[4]));
}
