using System.Globalization;
using System.Text;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>The value of a Go string literal.</summary>
internal static class GoStringLiteral
{
    /// <summary>Unquotes an interpreted or raw string literal (strconv.Unquote); null where it is malformed.</summary>
    public static string? Unquote(ReadOnlySpan<byte> literal)
    {
        if (literal.Length < 2 || literal[^1] != literal[0]) return null;
        ReadOnlySpan<byte> inner = literal[1..^1];
        if (literal[0] == '`') return Encoding.UTF8.GetString(inner).Replace("\r", "", StringComparison.Ordinal);
        if (literal[0] != '"') return null;
        return inner.Contains((byte)'\\') ? Unescape(inner) : Encoding.UTF8.GetString(inner);
    }

    private static string? Unescape(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length);
        Span<byte> encoded = stackalloc byte[4];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                bytes.Add(text[i]);
                continue;
            }

            if (++i >= text.Length) return null;
            int plain = "abfnrtv\\\""u8.IndexOf(text[i]);
            if (plain >= 0)
            {
                bytes.Add("\a\b\f\n\r\t\v\\\""u8[plain]);
                continue;
            }

            (int skip, int digits, NumberStyles style) = text[i] switch
            {
                (byte)'x' => (1, 2, NumberStyles.AllowHexSpecifier),
                (byte)'u' => (1, 4, NumberStyles.AllowHexSpecifier),
                (byte)'U' => (1, 8, NumberStyles.AllowHexSpecifier),
                >= (byte)'0' and <= (byte)'7' => (0, 3, NumberStyles.None),
                _ => (0, 0, NumberStyles.None),
            };
            if (digits == 0 || i + skip + digits > text.Length) return null;
            string number = Encoding.UTF8.GetString(text.Slice(i + skip, digits));
            if (!TryParse(number, style, out uint value)) return null;
            if (digits > 3)
            {
                if (!Rune.IsValid(value)) return null;
                bytes.AddRange(encoded[..new Rune(value).EncodeToUtf8(encoded)]);
            }
            else
            {
                if (value > 255) return null;
                bytes.Add((byte)value);
            }

            i += skip + digits - 1;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static bool TryParse(string digits, NumberStyles style, out uint value)
    {
        if (style == NumberStyles.AllowHexSpecifier) return uint.TryParse(digits, style, CultureInfo.InvariantCulture, out value);
        value = 0;
        foreach (char digit in digits)
        {
            if (digit is < '0' or > '7') return false;
            value = (value * 8) + (uint)(digit - '0');
        }

        return true;
    }
}
