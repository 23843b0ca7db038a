using GoRun.Platform;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>
/// Hashes of the files that the build takes in but no scan reads (embedded files, system objects): those that have not changed since an earlier run are not read.
/// The others are read here, in parallel with all else, and not when their hashes are asked for. Thread-safe.
/// </summary>
internal sealed class ContentMemory(SourceTree sources, ScanStore store)
{
    /// <summary>Gives the source tree the hash of the file, if it can be had.</summary>
    public void Provide(string path)
    {
        if (sources.ActualPath(path) != path || FileIdentity.Of(path) is not { } known) return;
        ReadOnlySpan<byte> record = store.Find(ScanRecordKind.Content, path);
        if (!record.IsEmpty && ScanRecord.DecodeContent(record, path, known) is { } hash) sources.Rely(path, known, hash);
        else Read(path, known.Size);
    }

    private void Read(string path, long size)
    {
        try
        {
            // With room to see the end.
            byte[] buffer = GC.AllocateUninitializedArray<byte>(checked((int)size + 1));
            int length = sources.ReadInto(path, ref buffer, out FileIdentity identity);
            ContentHash hash = sources.Remember(path, buffer.AsSpan(0, length));
            if (store.IsCertain(path, identity) && ScanRecord.EncodeContent(path, identity, hash) is { } record)
                store.Learn(ScanRecordKind.Content, path, record);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OverflowException)
        {
            // Whoever needs the hash will say so.
        }
    }
}
