using GoRun.Platform.Hashing;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>A SHA-256 value, 32 bytes.</summary>
public readonly struct ContentHash : IEquatable<ContentHash>
{
    public const int Size = 32;

    /// <summary>What our own code hashes in less time than a library is loaded.</summary>
    private const int LargestAtStart = 64 << 10;

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    public ContentHash(ReadOnlySpan<byte> bytes)
    {
        _high = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        _low = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]);
    }

    /// <summary>The hash of a whole content.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Size];
        Sha256.Hash(content, hash);
        return new ContentHash(hash);
    }

    /// <summary>The same where the start of the process counts: for a content that is not large no library is loaded.</summary>
    public static ContentHash AtStart(ReadOnlySpan<byte> content)
    {
        if (content.Length > LargestAtStart) return Of(content);
        Span<byte> hash = stackalloc byte[Size];
        ManagedSha256.Hash(content, hash);
        return new ContentHash(hash);
    }

    /// <summary>The hash of a file's content; null where it cannot be read.</summary>
    /// <param name="identity">The file's, before it was read.</param>
    public static ContentHash? OfFileAtStart(string path, out FileIdentity identity)
    {
        int error = FileReader.Read(path, out byte[] content, out FileStatus status);
        identity = status.Identity;
        return error == 0 ? AtStart(content) : null;
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(destination, _high);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(destination[16..], _low);
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string ToHex()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>
    /// The 20-character form that build IDs and action hashes use: the first 15 bytes as URL-safe base64 (cmd/internal/buildid).
    /// </summary>
    public string ToShortId()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return System.Buffers.Text.Base64Url.EncodeToString(bytes[..15]);
    }

    public bool Equals(ContentHash other) => _high == other._high && _low == other._low;

    public override bool Equals(object? obj) => obj is ContentHash other && Equals(other);

    public override int GetHashCode() => _high.GetHashCode();

    public static bool operator ==(ContentHash left, ContentHash right) => left.Equals(right);

    public static bool operator !=(ContentHash left, ContentHash right) => !left.Equals(right);

    public override string ToString() => ToHex();
}
