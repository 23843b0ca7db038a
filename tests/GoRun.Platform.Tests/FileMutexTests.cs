namespace GoRun.Platform.Tests;

public sealed class FileMutexTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gorun-test-").FullName;

    private string LockFile => _folder + "/lock";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Holders_of_one_process_come_after_one_another()
    {
        int inside = 0;
        Parallel.For(0, 16, _ =>
        {
            using (FileMutex.Take(LockFile, CancellationToken.None))
            {
                Assert.Equal(1, Interlocked.Increment(ref inside));
                Interlocked.Decrement(ref inside);
            }
        });
        Assert.Empty(File.ReadAllBytes(LockFile));
    }

    [Fact]
    public void A_holder_is_waited_for_until_cancelled()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        using (FileMutex.Take(LockFile, CancellationToken.None))
            Assert.ThrowsAny<OperationCanceledException>(() => FileMutex.Take(LockFile, cancellation.Token));
        FileMutex.Take(LockFile, CancellationToken.None).Dispose();
    }

    [Fact]
    public void A_lock_file_that_cannot_be_made_is_named()
    {
        Exception error = Assert.ThrowsAny<IOException>(() => FileMutex.Take(_folder + "/no/lock", CancellationToken.None));
        Assert.Contains(_folder + "/no/lock: no such file or directory", error.Message, StringComparison.Ordinal);
    }
}
