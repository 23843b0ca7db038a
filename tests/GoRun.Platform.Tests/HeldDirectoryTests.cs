using GoRun.Testing;

namespace GoRun.Platform.Tests;

public sealed class HeldDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_an_abandoned_directory_is_removed()
    {
        HeldDirectory held = HeldDirectory.TryMake(_folder["held"])!;
        Assert.True(held.IsHeld);
        Assert.False(HeldDirectory.TryRemoveAbandoned(held.Path));
        Assert.True(Directory.Exists(held.Path));

        Assert.True(HeldDirectory.TryMakeUnheld(_folder["abandoned"]));
        _folder.Write("abandoned/a/b", "");
        Assert.True(HeldDirectory.TryRemoveAbandoned(_folder["abandoned"]));
        Assert.False(Directory.Exists(_folder["abandoned"]));

        held.Remove();
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void What_is_no_directory_is_left_alone()
    {
        string file = _folder.Write("file", "");
        Directory.CreateDirectory(_folder["directory"]);
        File.CreateSymbolicLink(_folder["link"], _folder["directory"]);
        Assert.False(HeldDirectory.TryRemoveAbandoned(file));
        Assert.False(HeldDirectory.TryRemoveAbandoned(_folder["link"]));
        Assert.False(HeldDirectory.TryRemoveAbandoned(_folder["none"]));
        Assert.Equal(3, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Fact]
    public void It_is_the_owner_s_alone_and_its_name_must_be_free()
    {
        HeldDirectory held = HeldDirectory.TryMake(_folder["held"])!;
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal(ownerOnly, new DirectoryInfo(held.Path).UnixFileMode);
        Assert.Null(HeldDirectory.TryMake(held.Path));
        Assert.False(HeldDirectory.TryMakeUnheld(held.Path));
        held.Remove();
        string message = Assert.ThrowsAny<IOException>(() => HeldDirectory.TryMake(_folder["none/below"])).Message;
        Assert.Equal($"mkdir {_folder["none/below"]}: no such file or directory", message);
    }

    // Makers and collectors at the same names: whoever has a directory keeps it.
    [Fact]
    public async Task Collectors_never_take_a_directory_from_its_maker()
    {
        using var stop = new CancellationTokenSource();
        var collectors = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                for (int i = 0; i < 4; i++) HeldDirectory.TryRemoveAbandoned(_folder[$"d{i}"]);
            }
        })).ToArray();

        int made = 0;
        for (int i = 0; made < 300; i++)
        {
            if (HeldDirectory.TryMake(_folder[$"d{i % 4}"]) is not { } directory) continue;
            made++;
            File.WriteAllText(directory.Path + "/file", "");
            Assert.True(File.Exists(directory.Path + "/file"));
            directory.Remove();
        }

        await stop.CancelAsync();
        await Task.WhenAll(collectors);
    }
}
