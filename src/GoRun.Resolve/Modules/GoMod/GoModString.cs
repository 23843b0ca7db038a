using System.Globalization;
using System.Text;

namespace GoRun.Resolve.Modules.GoMod;

/// <summary>A string as go.mod writes it: bare, or an interpreted Go string literal. Raw literals are reserved.</summary>
internal static class GoModString
{
    /// <summary>Null on success, else what is wrong with the token.</summary>
    public static string? Read(ReadOnlySpan<char> token, out string value)
    {
        value = "";
        if (token.IsEmpty || token[0] != '"')
        {
            if (token.ContainsAny('"', '\'', '`')) return "unquoted string cannot contain quote";
            value = token.ToString();
            return null;
        }

        if (token.Length < 2 || token[^1] != '"') return "invalid syntax";
        ReadOnlySpan<char> inner = token[1..^1];
        if (inner.Contains('\\')) return Unescape(inner, out value) ? null : "invalid syntax";
        value = inner.ToString();
        return null;
    }

    private static bool Unescape(ReadOnlySpan<char> text, out string value)
    {
        value = "";
        var bytes = new List<byte>(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            if (text[0] == '\\')
            {
                if (!TakeEscape(ref text, bytes)) return false;
                continue;
            }

            Rune.DecodeFromUtf16(text, out Rune rune, out int length);
            bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
            text = text[length..];
        }

        value = Encoding.UTF8.GetString([.. bytes]);
        return true;
    }

    private static bool TakeEscape(scoped ref ReadOnlySpan<char> text, List<byte> bytes)
    {
        if (text.Length < 2) return false;
        char kind = text[1];
        const string Letters = "abfnrtv\\\"";
        int letter = Letters.IndexOf(kind, StringComparison.Ordinal);
        if (letter >= 0)
        {
            bytes.Add((byte)"\a\b\f\n\r\t\v\\\""[letter]);
            text = text[2..];
            return true;
        }

        if (kind is >= '0' and <= '7')
        {
            if (text.Length < 4 || text[1..4].ContainsAnyExceptInRange('0', '7')) return false;
            int octal = ((text[1] - '0') * 64) + ((text[2] - '0') * 8) + (text[3] - '0');
            if (octal > 255) return false;
            bytes.Add((byte)octal);
            text = text[4..];
            return true;
        }

        int digits = kind switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0 || text.Length < 2 + digits) return false;
        ReadOnlySpan<char> number = text.Slice(2, digits);
        if (!uint.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code)) return false;
        text = text[(2 + digits)..];
        if (kind == 'x')
        {
            bytes.Add((byte)code);
            return true;
        }

        if (!Rune.TryCreate(code, out Rune rune)) return false;
        Span<byte> utf8 = stackalloc byte[4];
        bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
        return true;
    }
}
