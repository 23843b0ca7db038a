using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// A directory of this process alone, for files that are to go with it. As long as the process lives it holds a lock on the directory, so that
/// others can tell one in use from one that a killed process has left behind. Thread-safe.
/// </summary>
/// <remarks>
/// The directory is there a moment before its lock is. Who collects in that moment gets the lock first and removes the directory: the maker
/// sees that, and begins again under another name.
/// </remarks>
public sealed class HeldDirectory
{
    private readonly DirectoryLock? _lock;

    private HeldDirectory(string path, DirectoryLock? held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>As it was given.</summary>
    public string Path { get; }

    /// <summary>False where the file system has no locks: then nobody can tell that the directory is in use.</summary>
    public bool IsHeld => _lock is not null;

    /// <summary>A directory that is there already, without a lock on it.</summary>
    public static HeldDirectory WithoutLock(string path) => new(path, null);

    /// <summary>What <see cref="ToPassOn"/> has passed on to this process.</summary>
    public static HeldDirectory PassedOn(string path, int descriptor) => new(path, descriptor < 0 ? null : new DirectoryLock(descriptor));

    /// <summary>
    /// Keeps the lock for the program that this process is about to become, also while it starts. Children that are started in between would
    /// have it too.
    /// </summary>
    /// <returns>The descriptor to give to <see cref="PassedOn"/> there; -1 for none.</returns>
    public int ToPassOn() => _lock?.ToPassOn() ?? -1;

    /// <summary>Closes a descriptor that was passed on, in a process that has nothing to do with it.</summary>
    public static void Forget(int descriptor)
    {
        if (descriptor >= 0) _ = Libc.Close(descriptor);
    }

    /// <summary>Makes the directory, for this user alone, and takes its lock. Null where the name is taken, to try another.</summary>
    /// <exception cref="IOException">It cannot be made (also <see cref="UnauthorizedAccessException"/>), in go's words: <c>mkdir /a: not a
    /// directory</c>.</exception>
    public static HeldDirectory? TryMake(string path)
    {
        if (!TryMakeUnheld(path)) return null;
        DirectoryLock? held = DirectoryLock.TryTake(path, out DirectoryLockOutcome outcome);
        return outcome == DirectoryLockOutcome.TakenByOther ? null : new HeldDirectory(path, held);
    }

    /// <summary>Makes the directory, for this user alone. False where the name is taken.</summary>
    /// <exception cref="IOException">As for <see cref="TryMake"/>.</exception>
    public static bool TryMakeUnheld(string path)
    {
        const uint ownerOnly = 0x1c0;
        int error = DirectoryTree.MakeOne(path, ownerOnly);
        return error is 0 or Errno.FileExists ? error == 0 : throw FileErrors.Make("mkdir", path, error);
    }

    /// <summary>
    /// Removes a directory that <see cref="TryMake"/> made, where the process that held it has ended without removing it. Never touches what
    /// is another user's, or no directory, or lies where this machine may not see the locks of others.
    /// </summary>
    /// <returns>Whether it was removed.</returns>
    public static bool TryRemoveAbandoned(string path)
    {
        using DirectoryLock? held = DirectoryLock.TryTake(path, out _);
        return held is not null && held.Status().Owner == Libc.EffectiveUser() && held.IsSeenByAll() && DirectoryTree.Remove(path);
    }

    /// <summary>Removes the directory with all that is in it, as far as that can be done, and gives the lock back.</summary>
    public void Remove()
    {
        DirectoryTree.Remove(Path);
        _lock?.Dispose();
    }
}
