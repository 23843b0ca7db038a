using System.Runtime.InteropServices;
using GoRun.Platform;

namespace GoRun.Build.Cache;

/// <summary>
/// A set of 16-byte digests that outlives the run: one file of records, the first of them a magic number, newest last. Runs append to it without
/// asking each other. Where it is torn, what lies behind the tear is not recognised, and the next run to add something cuts it off; where it
/// cannot be read or written, nothing is remembered. Both only mean checking again.
/// </summary>
/// <param name="file">Absolute path; null for none.</param>
internal sealed class CheckedFiles(string? file)
{
    private const int RecordSize = 16;
    private const int MostRecords = 8192;

    private static ReadOnlySpan<byte> Magic => "gorun checked 1\n"u8;

    /// <summary>All digests that are kept.</summary>
    public HashSet<UInt128> Read() => [.. MemoryMarshal.Cast<byte, UInt128>(Records(Content()))];

    /// <summary>Adds digests; beyond a limit the older half is forgotten.</summary>
    public void Add(ReadOnlySpan<UInt128> digests)
    {
        if (file is null) return;
        ReadOnlySpan<byte> more = MemoryMarshal.AsBytes(digests);
        byte[] content = Content();
        ReadOnlySpan<byte> kept = Records(content);
        bool fits = kept.Length + more.Length <= MostRecords * RecordSize;
        try
        {
            if (fits && content.Length == Magic.Length + kept.Length) Append(more);
            else Replace(fits ? kept : kept[(kept.Length / RecordSize / 2 * RecordSize)..], more);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The next run checks again. The last of the three is what .NET makes of a limit on the size of files.
        }
    }

    private static ReadOnlySpan<byte> Records(byte[] content)
    {
        if (!content.AsSpan().StartsWith(Magic)) return [];
        ReadOnlySpan<byte> records = content.AsSpan(Magic.Length);
        return records[..(records.Length / RecordSize * RecordSize)];
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
        AtomicFile.Write(file!, [.. Magic, .. kept, .. more]);
    }
}
