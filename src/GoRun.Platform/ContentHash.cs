using GoRun.Platform.Hashing;

namespace GoRun.Platform;

/// <summary>A SHA-256 value, 32 bytes.</summary>
public readonly struct ContentHash : IEquatable<ContentHash>
{
    public const int Size = 32;

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
