using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GoRun.Platform;

/// <summary>
/// Records by key that outlive the run, in one file that is read at once and only appended to, until much of it is out of date. Of records with one
/// key the last one counts. Runs append without asking each other. Whatever is wrong with the file, be it missing, torn, or of other makers, what cannot be
/// recognised is not there; so all that may be kept in it are hints. Reading is thread-safe.
/// </summary>
/// <remarks>
/// The header, then for each record: length of the content, its checksum (CRC-32C of key and content), the key, and the content, filled up with zeros to a
/// multiple of 8. Numbers are little-endian.
/// </remarks>
public sealed class KeyedRecordFile
{
    private const int HeadSize = 16;
    private const int Alignment = 8;

    // So much that is out of date does no harm yet.
    private const int SmallWaste = 64 << 10;

    private readonly string _path;
    private readonly byte[] _header;
    private readonly byte[] _content;
    private readonly Dictionary<ulong, int> _places;
    private readonly int _end;
    private readonly int _live;

    private KeyedRecordFile(string path, byte[] header, byte[] content)
    {
        _path = path;
        _header = header;
        _content = content;
        _places = new Dictionary<ulong, int>(content.Length >> 10);
        if (!content.AsSpan().StartsWith(header)) return;
        _end = header.Length;
        _live = header.Length;
        while (SizeAt(_end) is var size and > 0)
        {
            ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, KeyAt(_end), out bool known);
            if (known) _live -= SizeAt(place);
            place = _end;
            _live += size;
            _end += size;
        }
    }

    /// <summary>Reads the file.</summary>
    /// <param name="header">What the file must begin with: all that its records depend on. Its length is a multiple of 8.</param>
    public static KeyedRecordFile Open(string path, byte[] header) =>
        new(path, header, Posix.FileReader.Read(path, out byte[] content) == 0 ? content : []);

    /// <summary>The content of the record with this key; empty where there is none.</summary>
    public ReadOnlySpan<byte> Find(ulong key)
    {
        if (!_places.TryGetValue(key, out int place)) return [];
        ReadOnlySpan<byte> content = _content.AsSpan(place + HeadSize, LengthAt(place));
        return Checksum(key, content) == BinaryPrimitives.ReadUInt32LittleEndian(_content.AsSpan(place + 4)) ? content : [];
    }

    /// <summary>
    /// Adds records to the file, for later runs. Where that would make it larger than is allowed, the oldest are forgotten.
    /// </summary>
    /// <param name="most">Of the file, in bytes.</param>
    /// <exception cref="IOException">As the disk has it (also <see cref="UnauthorizedAccessException"/>).</exception>
    public void Add(IReadOnlyCollection<(ulong Key, byte[] Content)> records, int most)
    {
        byte[] added = Encode(records);
        using FileSizeLimit limit = FileSizeLimit.AsError();
        bool isWhole = _end == _content.Length && _end > 0;
        if (isWhole && _end + added.Length <= most && _end - _live <= Math.Max(_live, SmallWaste)) Append(added);
        else Replace(records, added, most);
    }

    private void Append(byte[] added)
    {
        // One write: those of other processes come before or after it.
        using var stream = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        try
        {
            stream.Write(added);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // What .NET makes of a limit on the size of files.
            throw new IOException(e.Message, e);
        }
    }

    private void Replace(IReadOnlyCollection<(ulong Key, byte[] Content)> records, byte[] added, int most)
    {
        var replaced = new HashSet<ulong>(records.Select(r => r.Key));
        List<int> kept = [.. _places.Where(p => !replaced.Contains(p.Key)).Select(p => p.Value).Order()];
        int size = _header.Length + kept.Sum(SizeAt) + added.Length;
        int skipped = 0;

        // To make room for more than this once.
        for (int aim = size > most ? most / 2 : most; skipped < kept.Count && size > aim; skipped++) size -= SizeAt(kept[skipped]);
        if (size > most) return;
        var content = new MemoryStream(size);
        content.Write(_header);
        foreach (int place in kept.Skip(skipped)) content.Write(_content, place, SizeAt(place));
        content.Write(added);
        AtomicFile.Write(_path, content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static byte[] Encode(IReadOnlyCollection<(ulong Key, byte[] Content)> records)
    {
        byte[] all = new byte[records.Sum(r => Size(r.Content.Length))];
        Span<byte> rest = all;
        foreach ((ulong key, byte[] content) in records)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, content.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[4..], Checksum(key, content));
            BinaryPrimitives.WriteUInt64LittleEndian(rest[8..], key);
            content.CopyTo(rest[HeadSize..]);
            rest = rest[Size(content.Length)..];
        }

        return all;
    }

    private int LengthAt(int place) => BinaryPrimitives.ReadInt32LittleEndian(_content.AsSpan(place));

    private ulong KeyAt(int place) => BinaryPrimitives.ReadUInt64LittleEndian(_content.AsSpan(place + 8));

    /// <summary>The bytes that a record takes; 0 where there is no whole one.</summary>
    private int SizeAt(int place)
    {
        if (_content.Length - place < HeadSize) return 0;
        int length = LengthAt(place);
        return length >= 0 && length <= _content.Length - place - HeadSize && Size(length) <= _content.Length - place ? Size(length) : 0;
    }

    private static int Size(int length) => (HeadSize + length + Alignment - 1) & -Alignment;

    private static uint Checksum(ulong key, ReadOnlySpan<byte> content)
    {
        uint sum = BitOperations.Crc32C(uint.MaxValue, key);
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(content);
        foreach (ulong word in words) sum = BitOperations.Crc32C(sum, word);
        foreach (byte last in content[(words.Length * sizeof(ulong))..]) sum = BitOperations.Crc32C(sum, last);
        return ~sum;
    }
}
