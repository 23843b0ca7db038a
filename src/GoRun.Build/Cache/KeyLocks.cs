using System.Buffers.Binary;
using GoRun.Platform;

namespace GoRun.Build.Cache;

/// <summary>
/// Lets one gorun at a time make what belongs to one action ID, so that of many started at once each package is compiled by one, and the
/// others take it from the cache. The locks lie on the cache's README, a file that is there in any case, each on the byte whose number is the
/// beginning of the action ID.
/// </summary>
/// <remarks>
/// Nothing but speed depends on them: two that make the same write the same. So whatever stands in the way (a cache that may only be read, a
/// file system without locks, an owner that was stopped or works for very long) means going on without. Nor can there be a deadlock: an action
/// waits for its own key only, while what it depends on is made already or waits for keys further down. Thread-safe.
/// </remarks>
internal sealed class KeyLocks : IDisposable
{
    private const int LongestPauseMilliseconds = 32;

    private static readonly TimeSpan LookAtOwnerEvery = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lazy<RecordLocks?> _locks;
    private readonly Action _prepare;
    private readonly CancellationToken _cancellation;

    /// <param name="cache">Its locks are opened with the first that is taken.</param>
    /// <param name="prepare">Called before any waiting: the first process of a container has to listen to signals to be ended by one.</param>
    /// <param name="cancellation">Ends any waiting.</param>
    public KeyLocks(BuildCache cache, Action prepare, CancellationToken cancellation)
    {
        _prepare = prepare;
        _locks = new Lazy<RecordLocks?>(() => RecordLocks.Open(cache.LockFile()));
        _cancellation = cancellation;
    }

    /// <summary>
    /// Waits until this process is the one to make what belongs to the key; null where another has made it meanwhile. Dispose the key when it
    /// is made and stored.
    /// </summary>
    /// <param name="isMade">Asks the cache; also called at the end, with the lock held, because it was asked before the lock was.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Key? Take(ContentHash actionId, Func<bool> isMade)
    {
        Key key = Wait(NumberOf(actionId), isMade, out bool madeByOther);
        if (!madeByOther && !isMade()) return key;
        key.Dispose();
        return null;
    }

    public void Dispose()
    {
        if (_locks.IsValueCreated) _locks.Value?.Dispose();
    }

    private Key Wait(long number, Func<bool> isMade, out bool madeByOther)
    {
        madeByOther = false;
        long start = Environment.TickCount64;
        TimeSpan looked = TimeSpan.Zero;
        for (int pause = 1; _locks.Value is { } locks; pause = Math.Min(2 * pause, LongestPauseMilliseconds))
        {
            LockAttempt attempt = locks.TryTake(number);
            if (attempt == LockAttempt.Taken) return new Key(locks, number);
            TimeSpan waited = TimeSpan.FromMilliseconds(Environment.TickCount64 - start);
            if (attempt == LockAttempt.Impossible || waited > Patience) break;
            if (waited - looked > LookAtOwnerEvery)
            {
                looked = waited;
                if (locks.Owner(number) is { } owner && OtherProcess.IsStopped(owner)) break;
            }

            _prepare();

            // Not the kernel's own waiting: nothing but a signal to this very thread would end that.
            if (_cancellation.WaitHandle.WaitOne(pause)) _cancellation.ThrowIfCancellationRequested();
            if (madeByOther = isMade()) break;
        }

        return Key.None;
    }

    /// <summary>62 bits, because the end of the byte must be a positive number too.</summary>
    private static long NumberOf(ContentHash actionId)
    {
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        actionId.CopyTo(bytes);
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 2);
    }

    /// <summary>The right to make what belongs to one action ID.</summary>
    internal sealed class Key(RecordLocks? locks, long number) : IDisposable
    {
        /// <summary>Holds nothing: for whoever needs no right.</summary>
        public static Key None => new(null, 0);

        public void Dispose() => locks?.Release(number);
    }
}
