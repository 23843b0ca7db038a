using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// A lock that go commands and gorun take while they change what lies beside it: an exclusive flock(2) on a file that holds nothing and stays
/// (cmd/go/internal/lockedfile, Mutex). It ends with this process at the latest, and no child inherits it. Two holders in one process lock
/// each other out too.
/// </summary>
public sealed class FileMutex : IDisposable
{
    private int _descriptor;

    private FileMutex(int descriptor)
    {
        _descriptor = descriptor;
    }

    /// <summary>Waits until the lock is to be had. The file, not its folder, is made where it is missing.</summary>
    /// <exception cref="IOException">In go's words (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static FileMutex Take(string path, CancellationToken cancellation)
    {
        int descriptor = FileLock.OpenOrCreate(path);
        try
        {
            // Waiting in the kernel could not be cancelled.
            for (int delay = 1; ; delay = Math.Min(2 * delay, 50))
            {
                int error = FileLock.Take(descriptor, FileLock.Exclusive | FileLock.WithoutWaiting);
                if (error == 0) return new FileMutex(descriptor);
                if (error != Errno.TryAgain) throw FileErrors.Make("Lock", path, error);
                cancellation.WaitHandle.WaitOne(delay);
                cancellation.ThrowIfCancellationRequested();
            }
        }
        catch
        {
            _ = Libc.Close(descriptor);
            throw;
        }
    }

    public void Dispose()
    {
        if (_descriptor >= 0) _ = Libc.Close(_descriptor);
        _descriptor = -1;
    }
}
