using GoRun.Testing;

namespace GoRun.Platform.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_replaced_or_gone_on_with()
    {
        string path = _folder.Write("f", "something longer");
        OutputFile.Write(path, "one"u8);
        using (OutputFile file = OutputFile.Open(path, FileMode.Open))
        {
            file.Write(" two"u8);
            file.Write(" three"u8);
        }

        Assert.Equal("one two three", File.ReadAllText(path));
    }

    [Fact]
    public void Failures_are_told_in_the_words_of_go()
    {
        Assert.Equal(
            $"open {_folder["none/f"]}: no such file or directory",
            Assert.ThrowsAny<IOException>(() => OutputFile.Write(_folder["none/f"], "x"u8)).Message);
        Exception full = Assert.ThrowsAny<IOException>(() => OutputFile.Write("/dev/full", "x"u8));
        Assert.Equal("write /dev/full: no space left on device", full.Message);
        Assert.Equal("no space left on device", DiskProblem.Reason(full));
    }
}
