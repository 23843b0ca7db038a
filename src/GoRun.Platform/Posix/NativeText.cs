using System.Buffers;
using System.Text;

namespace GoRun.Platform.Posix;

/// <summary>
/// Text that came from the kernel and goes back to it. It is UTF-8 but need not be: a byte that is not becomes half a surrogate pair
/// (U+DC80 to U+DCFF), which no valid text holds, and that byte again on the way back.
/// </summary>
internal static class NativeText
{
    private const char FirstEscape = '\udc80';
    private const char LastEscape = '\udcff';

    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int length) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                length = 1;
                text.Append((char)(0xdc00 + bytes[0]));
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>An upper bound for the length of <see cref="Encode"/>'s result.</summary>
    internal static int MaxLength(string text) => text.Length * 3;

    /// <returns>How many bytes were written.</returns>
    internal static int Encode(string text, Span<byte> destination)
    {
        ReadOnlySpan<char> rest = text;
        int length = 0;
        while (true)
        {
            int escape = NextEscape(rest);
            if (escape < 0) return length + Encoding.UTF8.GetBytes(rest, destination[length..]);
            length += Encoding.UTF8.GetBytes(rest[..escape], destination[length..]);
            destination[length++] = (byte)(rest[escape] - 0xdc00);
            rest = rest[(escape + 1)..];
        }
    }

    /// <summary>The first such character that is not the second half of a pair; -1 where there is none.</summary>
    private static int NextEscape(ReadOnlySpan<char> text)
    {
        for (int start = 0; ;)
        {
            int found = text[start..].IndexOfAnyInRange(FirstEscape, LastEscape);
            if (found < 0) return -1;
            int at = start + found;
            if (at == 0 || !char.IsHighSurrogate(text[at - 1])) return at;
            start = at + 1;
        }
    }
}
