using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using GoRun.Build.Compile;
using GoRun.Platform;

namespace GoRun.Build.Cache;

/// <summary>An archive as an earlier run found it in the cache.</summary>
/// <param name="OutputId">SHA-256 of the file.</param>
/// <param name="BuildId">As it stands in the archive.</param>
internal readonly record struct KnownArchive(ContentHash OutputId, BuildId BuildId);

/// <summary>
/// Which archives the cache had for the actions of packages, by the identity of the index entry's file: as long as that is the same, the entry
/// says the same, and an archive with the content of its name has the same build ID. So an unchanged package costs two looks at files instead
/// of the reading of three. Only packages of which the compiler had nothing to say are kept. Thread-safe.
/// </summary>
internal sealed class KnownArchives
{
    // A record: key 16, output ID 32, content ID 15, 0.
    private const int RecordSize = 64;
    private const int OutputAt = 16;
    private const int ContentAt = OutputAt + ContentHash.Size;
    private const int ContentIdSize = 15;

    private readonly RecordFile _file;
    private readonly TimeProvider _clock;
    private readonly Lazy<(ReadOnlyMemory<byte> Records, Dictionary<UInt128, int> Places)> _remembered;
    private readonly ConcurrentQueue<byte[]> _toRemember = new();

    /// <param name="file">Where it is kept from run to run; null for nowhere.</param>
    public KnownArchives(string? file, TimeProvider clock)
    {
        _file = new RecordFile(file, "gorun archives 1", RecordSize, mostRecords: 16384);
        _clock = clock;
        _remembered = new(() => Index(_file.Read()));
    }

    /// <summary>What the index entry leads to; null where it is not known.</summary>
    /// <param name="entry">The entry's file.</param>
    public KnownArchive? Find(ContentHash actionId, FileIdentity entry)
    {
        (ReadOnlyMemory<byte> records, Dictionary<UInt128, int> places) = _remembered.Value;
        if (places.Count == 0 || !places.TryGetValue(Key(actionId, entry), out int at)) return null;
        ReadOnlySpan<byte> record = records.Span.Slice(at, RecordSize);
        string contentId = Base64Url.EncodeToString(record.Slice(ContentAt, ContentIdSize));
        return new KnownArchive(new ContentHash(record[OutputAt..]), new BuildId($"{actionId.ToShortId()}/{contentId}"));
    }

    /// <summary>Keeps an archive for later runs, unless the entry is so young that it may change without showing it.</summary>
    public void Add(ContentHash actionId, FileIdentity entry, KnownArchive archive)
    {
        byte[] record = new byte[RecordSize];
        string id = actionId.ToShortId();
        Span<byte> content = record.AsSpan(ContentAt, ContentIdSize);
        bool isUsual = archive.BuildId.Text.StartsWith(id, StringComparison.Ordinal) && archive.BuildId.Text.Length == (2 * id.Length) + 1
            && Base64Url.TryDecodeFromChars(archive.BuildId.ContentId, content, out int length) && length == ContentIdSize;
        if (!isUsual || !entry.IsSettled(_clock.GetUtcNow())) return;
        BinaryPrimitives.WriteUInt128LittleEndian(record, Key(actionId, entry));
        archive.OutputId.CopyTo(record.AsSpan(OutputAt));
        _toRemember.Enqueue(record);
    }

    /// <summary>To be called at the end.</summary>
    public void Save() => _file.Add(_toRemember.SelectMany(static record => record).ToArray());

    private static (ReadOnlyMemory<byte> Records, Dictionary<UInt128, int> Places) Index(ReadOnlyMemory<byte> records)
    {
        var places = new Dictionary<UInt128, int>(records.Length / RecordSize);
        for (int at = 0; at < records.Length; at += RecordSize) places[BinaryPrimitives.ReadUInt128LittleEndian(records.Span[at..])] = at;
        return (records, places);
    }

    private static UInt128 Key(ContentHash actionId, FileIdentity entry)
    {
        Span<byte> text = stackalloc byte[ContentHash.Size + FileIdentity.ByteCount];
        actionId.CopyTo(text);
        entry.CopyTo(text[ContentHash.Size..]);
        ContentHash.Of(text).CopyTo(text);
        return BinaryPrimitives.ReadUInt128LittleEndian(text);
    }
}
