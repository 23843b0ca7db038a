using System.Text;
using System.Text.Unicode;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>Bytes that Go source may not hold.</summary>
internal static class EncodingErrors
{
    public static HeaderError? Find(ReadOnlySpan<byte> header)
    {
        int nul = header.IndexOf((byte)0);
        if (nul >= 0) return new HeaderError(default, "unexpected NUL in input", false);
        if (!Utf8.IsValid(header)) return At(header, FirstInvalid(header), "illegal UTF-8 encoding");
        int mark = header.IndexOf((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        return mark < 0 ? null : At(header, mark, "illegal byte order mark");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        int offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out int width) == System.Buffers.OperationStatus.Done) offset += width;
        return offset;
    }

    private static HeaderError At(ReadOnlySpan<byte> text, int offset, string message)
    {
        ReadOnlySpan<byte> before = text[..offset];
        var position = new LinePosition(before.Count((byte)'\n') + 1, offset - before.LastIndexOf((byte)'\n'));
        return new HeaderError(position, message, true);
    }
}
