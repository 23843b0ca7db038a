namespace GoRun.Platform.Posix;

/// <summary>How an attempt to lock a directory ended.</summary>
internal enum DirectoryLockOutcome
{
    Taken,

    /// <summary>Another process has it, or has removed the directory.</summary>
    TakenByOther,

    /// <summary>There are no locks on this file system, or no descriptors left.</summary>
    Impossible,
}

/// <summary>
/// An exclusive flock(2) on a directory. It belongs to the open descriptor, which no child inherits: so it ends with this process, whatever
/// ends that.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private const int ExclusiveWithoutWaiting = FileLock.Exclusive | FileLock.WithoutWaiting;

    private readonly int _descriptor;

    /// <param name="descriptor">Open on the directory, which it has locked.</param>
    internal DirectoryLock(int descriptor)
    {
        _descriptor = descriptor;
    }

    /// <summary>Does not wait, and follows no symbolic link.</summary>
    /// <returns>Null unless taken, and then the path leads to the locked directory.</returns>
    internal static DirectoryLock? TryTake(string path, out DirectoryLockOutcome outcome)
    {
        outcome = DirectoryLockOutcome.Taken;
        int descriptor = FileReader.Open(path, OpenFlags.DirectoryOnly | OpenFlags.NoFollow | OpenFlags.CloseOnExec, out int error);
        if (descriptor >= 0)
        {
            if (Lock(descriptor, out error) && IsAt(path, descriptor)) return new DirectoryLock(descriptor);
            _ = Libc.Close(descriptor);
        }

        bool other = error is 0 or Errno.NoSuchFile || error == Errno.TryAgain;
        outcome = other ? DirectoryLockOutcome.TakenByOther : DirectoryLockOutcome.Impossible;
        return null;
    }

    /// <summary>A second descriptor for the same lock, which what this process becomes has too; -1 where there are none left.</summary>
    internal int ToPassOn() => Libc.Duplicate(_descriptor);

    /// <summary>What the kernel says of the directory.</summary>
    internal FileStatus Status() => FileStatus.GetOpen(_descriptor, out FileStatus status) == 0 ? status : default;

    /// <summary>Whether every process that sees the directory sees this lock.</summary>
    internal bool IsSeenByAll() => FileSystemKind.IsLocal(_descriptor);

    public void Dispose() => _ = Libc.Close(_descriptor);

    private static bool Lock(int descriptor, out int error)
    {
        error = FileLock.Take(descriptor, ExclusiveWithoutWaiting);
        return error == 0;
    }

    /// <summary>Whoever had the lock before may have removed the directory meanwhile.</summary>
    private static bool IsAt(string path, int descriptor) =>
        FileStatus.GetOpen(descriptor, out FileStatus open) == 0 && FileStatus.Get(path, out FileStatus named) == 0
        && (open.Identity.Inode, open.Identity.Device) == (named.Identity.Inode, named.Identity.Device);
}
