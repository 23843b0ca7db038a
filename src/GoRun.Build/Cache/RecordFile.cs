using GoRun.Platform;

namespace GoRun.Build.Cache;

/// <summary>
/// What outlives the run: one file of records of one size, the first of them a magic text, newest last. Runs append to it without asking each
/// other. Where it is torn, what lies behind the tear is not recognised, and the next run to add something cuts it off; where it cannot be read
/// or written, nothing is remembered. Both only mean finding out again.
/// </summary>
/// <remarks>A size that divides the sector's keeps records from being half there after a power failure.</remarks>
/// <param name="file">Absolute path; null for none.</param>
/// <param name="kind">What the file holds, with a version: at most one record long.</param>
/// <param name="recordSize">Bytes.</param>
/// <param name="mostRecords">Beyond these the older half is forgotten.</param>
internal sealed class RecordFile(string? file, string kind, int recordSize, int mostRecords)
{
    private readonly byte[] _magic = System.Text.Encoding.ASCII.GetBytes(kind.PadRight(recordSize - 1) + "\n");

    /// <summary>All records, one behind the other.</summary>
    public ReadOnlyMemory<byte> Read() => Records(Content());

    /// <summary>Adds whole records.</summary>
    public void Add(ReadOnlySpan<byte> more)
    {
        if (file is null || more.IsEmpty) return;
        byte[] content = Content();
        ReadOnlySpan<byte> kept = Records(content).Span;
        bool fits = kept.Length + more.Length <= mostRecords * recordSize;
        using FileSizeLimit limit = FileSizeLimit.AsError();
        try
        {
            if (fits && content.Length == _magic.Length + kept.Length) Append(more);
            else Replace(fits ? kept : kept[(kept.Length / recordSize / 2 * recordSize)..], more);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The next run finds out again. The last of the three is what .NET makes of a limit on the size of files.
        }
    }

    private ReadOnlyMemory<byte> Records(byte[] content)
    {
        if (!content.AsSpan().StartsWith(_magic)) return default;
        ReadOnlyMemory<byte> records = content.AsMemory(_magic.Length);
        return records[..(records.Length / recordSize * recordSize)];
    }

    private byte[] Content()
    {
        if (file is null || FileIdentity.Of(file) is not { } identity) return [];
        byte[] content = GC.AllocateUninitializedArray<byte>(checked((int)identity.Size));
        return FileStart.Read(file, content) is { } read ? content[..read.Length] : [];
    }

    private void Append(ReadOnlySpan<byte> records)
    {
        using var stream = new FileStream(file!, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        stream.Write(records);
    }

    private void Replace(ReadOnlySpan<byte> kept, ReadOnlySpan<byte> more)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        AtomicFile.Write(file!, [.. _magic, .. kept, .. more]);
    }
}
