using System.Buffers.Text;
using System.Globalization;
using System.Text;
using GoRun.Platform;

namespace GoRun.Build.Cache;

/// <summary>
/// An index entry (<c>-a</c> file) of the build cache: which output an action had. Always 175 bytes:
/// <c>v1 &lt;action ID, hex&gt; &lt;output ID, hex&gt; &lt;size, 20 columns&gt; &lt;time, 20 columns&gt;\n</c>, the numbers padded with
/// blanks on the left.
/// </summary>
/// <param name="OutputId">SHA-256 of the output.</param>
/// <param name="Size">Its length in bytes.</param>
internal readonly record struct IndexEntry(ContentHash OutputId, long Size)
{
    /// <summary>Length of an entry in bytes.</summary>
    public const int Length = 175;

    private const int IdAt = 3;
    private const int OutputAt = IdAt + 65;
    private const int SizeAt = OutputAt + 65;
    private const int TimeAt = SizeAt + 21;

    /// <summary>The entry as it stands in its file.</summary>
    /// <param name="nanoseconds">Unix time of writing.</param>
    public byte[] Format(ContentHash actionId, long nanoseconds) => Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"v1 {actionId.ToHex()} {OutputId.ToHex()} {Size,20} {nanoseconds,20}\n"));

    /// <summary>
    /// Reads an entry; null for one that is torn, of another version, or another action's: go takes each of these for a miss.
    /// </summary>
    public static IndexEntry? Parse(ReadOnlySpan<byte> text, ContentHash actionId)
    {
        if (text.Length != Length || !text.StartsWith("v1 "u8)) return null;
        if (text[OutputAt - 1] != ' ' || text[SizeAt - 1] != ' ' || text[TimeAt - 1] != ' ' || text[Length - 1] != '\n') return null;
        if (ParseHash(text.Slice(IdAt, 64)) is not { } id || id != actionId) return null;
        if (ParseHash(text.Slice(OutputAt, 64)) is not { } output) return null;
        if (ParseNumber(text.Slice(SizeAt, 20)) is not { } size || ParseNumber(text.Slice(TimeAt, 20)) is null) return null;
        return new IndexEntry(output, size);
    }

    private static ContentHash? ParseHash(ReadOnlySpan<byte> hex)
    {
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        for (int i = 0; i < bytes.Length; i++)
        {
            int high = HexDigit(hex[2 * i]);
            int low = HexDigit(hex[(2 * i) + 1]);
            if ((high | low) < 0) return null;
            bytes[i] = (byte)((high << 4) | low);
        }

        return new ContentHash(bytes);
    }

    private static int HexDigit(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };

    private static long? ParseNumber(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> digits = text.TrimStart((byte)' ');
        return Utf8Parser.TryParse(digits, out long number, out int consumed) && consumed == digits.Length && number >= 0 ? number : null;
    }
}
