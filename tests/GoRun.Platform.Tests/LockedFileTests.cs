using System.Diagnostics;
using System.Text;
using GoRun.Testing;

namespace GoRun.Platform.Tests;

public sealed class LockedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file_is_made_only_by_a_change()
    {
        Assert.Null(LockedFile.Read(_folder["f"]));
        LockedFile.Change(_folder["f"], old => [.. old, .. "one\n"u8]);
        LockedFile.Change(_folder["f"], old => [.. old, .. "two\n"u8]);
        Assert.Equal("one\ntwo\n", Encoding.ASCII.GetString(LockedFile.Read(_folder["f"])!));
        LockedFile.Change(_folder["f"], _ => "2\n"u8.ToArray());
        LockedFile.Change(_folder["f"], _ => null);
        Assert.Equal("2\n", File.ReadAllText(_folder["f"]));
    }

    [Fact]
    public void Failures_are_told_in_the_words_of_go()
    {
        Assert.Equal(
            $"open {_folder["none/f"]}: no such file or directory",
            Assert.ThrowsAny<IOException>(() => LockedFile.Change(_folder["none/f"], static old => old)).Message);
        Assert.Contains("is a directory", Assert.ThrowsAny<IOException>(() => LockedFile.Read(_folder["."])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_change_by_one_of_many_at_once_is_lost()
    {
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => LockedFile.Change(_folder["f"], static old => [.. old, 1]));
        Assert.Equal(64, File.ReadAllBytes(_folder["f"]).Length);
    }

    [Fact]
    public async Task Another_process_is_waited_for()
    {
        string path = _folder.Write("f", "old");

        // flock holds the lock until its input ends, and then writes.
        using Process other = Process.Start(new ProcessStartInfo("flock", [path, "sh", "-c", "echo locked; read line; printf new > \"$0\"", path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("locked", await other.StandardOutput.ReadLineAsync());
        Task<byte[]?> read = Task.Run(() => LockedFile.Read(path));
        await other.StandardInput.WriteLineAsync();
        Assert.Equal("new", Encoding.ASCII.GetString((await read)!));
        await other.WaitForExitAsync();
    }
}
