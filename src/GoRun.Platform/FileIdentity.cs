using System.Buffers.Binary;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// What changes when a file is written, replaced or swapped for another: enough to know again a file whose content was read before
/// (but for writes within one tick of the file system's clock, see <see cref="IsYoung"/>).
/// </summary>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedNanoseconds">Since 1970, UTC.</param>
/// <param name="ChangedNanoseconds">
/// Since 1970, UTC: the last change of anything about the file, its times and its number of names included. No program can set it.
/// </param>
public readonly record struct FileIdentity(
    long Size, long ModifiedNanoseconds, ulong Inode, ulong Device, long ChangedNanoseconds)
{
    /// <summary>Length of what <see cref="CopyTo"/> writes.</summary>
    public const int ByteCount = 40;

    /// <summary>A file younger than this may still be written within the same tick of the file system's clock.</summary>
    private static readonly TimeSpan Youth = TimeSpan.FromSeconds(2);

    /// <summary>The file that the path leads to, links followed; null where there is none or it cannot be seen.</summary>
    public static FileIdentity? Of(string path) => FileStatus.Get(path, out FileStatus status) == 0 ? status.Identity : null;

    /// <summary>
    /// Whether the file was written so shortly ago that a further write might not show in its identity: then what was read of it must not
    /// be remembered. Also where the time of writing lies in the future.
    /// </summary>
    public bool IsYoung(DateTimeOffset now) =>
        now - DateTimeOffset.UnixEpoch.AddTicks(ModifiedNanoseconds / TimeSpan.NanosecondsPerTick) < Youth;

    /// <summary>
    /// Whether whatever is written from this moment on gets other times than these. False for times within the granularity of the coarsest
    /// file systems (2 s), and for times in the future.
    /// </summary>
    public bool IsSettled(DateTimeOffset at)
    {
        long last = Math.Max(ModifiedNanoseconds, ChangedNanoseconds);
        return at - DateTimeOffset.UnixEpoch.AddTicks(last / TimeSpan.NanosecondsPerTick) >= Youth;
    }

    /// <summary>Writes it in a form that is the same for equal identities.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteInt64LittleEndian(destination, Size);
        BinaryPrimitives.WriteInt64LittleEndian(destination[8..], ModifiedNanoseconds);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], ChangedNanoseconds);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[24..], Inode);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[32..], Device);
    }

    /// <summary>Whether both are one file with one content, whatever became of its names in between.</summary>
    public bool HasContentOf(FileIdentity other) => this with { ChangedNanoseconds = other.ChangedNanoseconds } == other;
}
