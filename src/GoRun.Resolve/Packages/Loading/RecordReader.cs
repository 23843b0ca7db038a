using System.Text;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>Reads front to back what a <see cref="BinaryWriter"/> has written.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> _rest = rest;

    public byte Byte()
    {
        byte value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public bool Flag() => Byte() != 0;

    /// <summary>Written by <see cref="BinaryWriter.Write7BitEncodedInt"/>.</summary>
    public int Number()
    {
        int value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = Byte();
            value |= (part & 0x7f) << shift;
            if (part < 0x80) return value;
        }
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        ReadOnlySpan<byte> bytes = _rest[..count];
        _rest = _rest[count..];
        return bytes;
    }

    public string Text() => Encoding.UTF8.GetString(Bytes(Number()));

    /// <summary>Reads a text, and tells whether it is this one.</summary>
    public bool IsText(string text)
    {
        ReadOnlySpan<byte> bytes = Bytes(Number());
        Span<byte> wanted = bytes.Length <= 512 ? stackalloc byte[bytes.Length] : new byte[bytes.Length];
        return Encoding.UTF8.TryGetBytes(text, wanted, out int length) && length == bytes.Length && wanted.SequenceEqual(bytes);
    }
}
