using GoRun.Build.Commands;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Build.Tests.Commands;

public sealed class ResponseFileTests
{
    private static readonly GoRelease Newest = new(1, 27, 0);

    [Fact]
    public void Many_arguments_of_a_tool_go_through_a_file_that_is_gone_afterwards()
    {
        using var folder = new TemporaryFolder();
        var work = new WorkDirectory(folder.Path, "/", keep: false, pretend: false, () => { });
        string[] many = [.. Enumerable.Repeat("-I/a b", 6000)];
        string path;
        using (ResponseFile? file = ResponseFile.For(["/goroot/cgo", .. many], work, Newest))
        {
            Assert.NotNull(file);
            Assert.Equal("/goroot/cgo", file.Words[0]);
            path = file.Words[1][1..];
            Assert.Equal(many.Select(w => $"\"{w}\""), File.ReadAllLines(path));
        }

        Assert.False(File.Exists(path));
        Assert.Null(ResponseFile.For(["/goroot/cgo", "-x"], work, Newest));
        Assert.Null(ResponseFile.For(["/usr/bin/gcc", .. many], work, Newest));
    }

    [Theory]
    [InlineData(26, "a b", "a b")]
    [InlineData(26, "a\\n\n", "a\\\\n\\n")]
    [InlineData(27, "plain", "plain")]
    [InlineData(27, "", "\"\"")]
    [InlineData(27, "a'b $x\\\"`", "\"a'b \\$x\\\\\\\"\\`\"")]
    public void Arguments_are_written_as_the_release_reads_them(int minor, string word, string written) =>
        Assert.Equal(written, ResponseFile.Encode(word, new GoRelease(1, minor, 0)));
}
