using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// What changes when a file is written, replaced or swapped for another: enough to know again a file whose content was read before
/// (but for writes within one tick of the file system's clock).
/// </summary>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedNanoseconds">Since 1970, UTC.</param>
public readonly record struct FileIdentity(long Size, long ModifiedNanoseconds, ulong Inode, ulong Device)
{
    /// <summary>The file that the path leads to, links followed; null where there is none or it cannot be seen.</summary>
    public static FileIdentity? Of(string path) => FileStatus.Get(path, out FileStatus status) == 0 ? status.Identity : null;
}
