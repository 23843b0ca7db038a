using GoRun.Build.Cache;
using GoRun.Platform;
using TemporaryFolder = GoRun.Testing.TemporaryFolder;

namespace GoRun.Build.Tests.Cache;

/// <summary>What one process can see of its locks; what another sees is tested with whole programs.</summary>
public sealed class KeyLocksTests : IDisposable
{
    private static readonly ContentHash Action = ContentHash.Of("action"u8);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_cache_is_asked_once_more_when_the_lock_is_there()
    {
        using KeyLocks locks = Locks();
        Assert.Null(locks.Take(Action, () => true));
        int asked = 0;
        using KeyLocks.Key? key = locks.Take(Action, () => ++asked > 1);
        Assert.NotNull(key);
        Assert.Equal(1, asked);
    }

    [Fact]
    public void The_file_that_the_locks_lie_on_is_the_caches_own()
    {
        string[] before = Files();
        using (KeyLocks locks = Locks())
        {
            locks.Take(Action, () => false)!.Dispose();
        }

        Assert.Equal(before, Files());
    }

    [Fact]
    public void Where_there_can_be_no_locks_everyone_may_make_everything()
    {
        KeyLocks locks = Locks();
        File.Delete(_folder["cache/README"]);
        Directory.CreateDirectory(_folder["cache/README"]);
        locks.Take(Action, () => false)!.Dispose();
        locks.Dispose();
    }

    private KeyLocks Locks() => new(DiskCache.Open(_folder["cache"], TimeProvider.System), static () => { }, CancellationToken.None);

    private string[] Files()
    {
        DiskCache.Open(_folder["cache"], TimeProvider.System);
        return Directory.GetFiles(_folder["cache"], "*", SearchOption.AllDirectories);
    }
}
