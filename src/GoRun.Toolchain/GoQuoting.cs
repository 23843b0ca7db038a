using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// The two ways in which go puts quotes around text: Go string literals (the <c>%q</c> of package fmt, which action IDs, build info and
/// messages use), and the blank-separated words of GOFLAGS, CC, CGO_CFLAGS and the like (cmd/internal/quoted). Pure.
/// </summary>
public static class GoQuoting
{
    private const string HexDigits = "0123456789abcdef";

    /// <summary>The text as a double-quoted Go literal (strconv.Quote).</summary>
    public static string Quote(string text)
    {
        var literal = new StringBuilder(text.Length + 2);
        AppendQuoted(literal, text);
        return literal.ToString();
    }

    /// <summary>As <see cref="Quote(string)"/>, for bytes that need not be valid UTF-8: a byte that is not becomes <c>\xNN</c>.</summary>
    public static string Quote(ReadOnlySpan<byte> text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(text, out Rune rune, out int length) == System.Buffers.OperationStatus.Done)
            {
                AppendRune(literal, rune);
            }
            else
            {
                // Go steps over one byte only; .NET takes a whole cut-off sequence together.
                length = 1;
                AppendHex(literal.Append("\\x"), text[0], 2);
            }

            text = text[length..];
        }

        return literal.Append('"').ToString();
    }

    /// <summary>The list as <c>%q</c> prints it: <c>["a" "b"]</c>, <c>[]</c> where there are none.</summary>
    public static string QuoteList(IEnumerable<string> texts)
    {
        var literal = new StringBuilder("[");
        foreach (string text in texts)
        {
            if (literal.Length > 1) literal.Append(' ');
            AppendQuoted(literal, text);
        }

        return literal.Append(']').ToString();
    }

    /// <summary>
    /// Splits at blanks; a word that begins with <c>'</c> or <c>"</c> goes on to the next such character and is taken as it stands, without escapes.
    /// </summary>
    /// <param name="text">The words, as in GOFLAGS.</param>
    /// <param name="context">What to put before the message of an error, like <c>go: parsing $GOFLAGS: </c>.</param>
    /// <exception cref="GoError"><c>unterminated ' string</c></exception>
    public static ImmutableArray<string> SplitQuotedFields(string text, string context = "")
    {
        ImmutableArray<string>.Builder fields = ImmutableArray.CreateBuilder<string>();
        for (ReadOnlySpan<char> rest = text.AsSpan().TrimStart(Blanks); !rest.IsEmpty; rest = rest.TrimStart(Blanks))
        {
            bool quoted = rest[0] is '"' or '\'';
            int end = quoted ? rest[1..].IndexOf(rest[0]) : rest.IndexOfAny(Blanks);
            if (quoted && end < 0) throw new GoError($"{context}unterminated {rest[0]} string");
            if (end < 0) end = rest.Length;
            fields.Add((quoted ? rest[1..(end + 1)] : rest[..end]).ToString());
            rest = rest[(quoted ? end + 2 : end)..];
        }

        return fields.DrainToImmutable();
    }

    /// <summary>The text that <see cref="SplitQuotedFields"/> would take apart into these words; only words that need quotes get them.</summary>
    /// <exception cref="GoError">A word holds both kinds of quotes.</exception>
    public static string JoinQuoted(IEnumerable<string> words, string context = "")
    {
        var text = new StringBuilder();
        bool first = true;
        foreach (string word in words)
        {
            if (!first) text.Append(' ');
            first = false;
            bool single = word.Contains('\'', StringComparison.Ordinal);
            bool doubled = word.Contains('"', StringComparison.Ordinal);
            if (single && doubled) throw new GoError($"{context}argument {Quote(word)} contains both single and double quotes and cannot be quoted");
            if (single) text.Append('"').Append(word).Append('"');
            else if (doubled || word.AsSpan().ContainsAny(Blanks)) text.Append('\'').Append(word).Append('\'');
            else text.Append(word);
        }

        return text.ToString();
    }

    private static ReadOnlySpan<char> Blanks => " \t\n\r";

    private static void AppendQuoted(StringBuilder literal, string text)
    {
        literal.Append('"');
        foreach (Rune rune in text.EnumerateRunes()) AppendRune(literal, rune);
        literal.Append('"');
    }

    private static void AppendRune(StringBuilder literal, Rune rune)
    {
        int value = rune.Value;
        switch (value)
        {
            case '"' or '\\': literal.Append('\\').Append((char)value); break;
            case >= ' ' and < 0x7f: literal.Append((char)value); break;
            case '\a': literal.Append("\\a"); break;
            case '\b': literal.Append("\\b"); break;
            case '\f': literal.Append("\\f"); break;
            case '\n': literal.Append("\\n"); break;
            case '\r': literal.Append("\\r"); break;
            case '\t': literal.Append("\\t"); break;
            case '\v': literal.Append("\\v"); break;
            case <= 0x7f: AppendHex(literal.Append("\\x"), value, 2); break;
            default:
                if (IsPrintable(rune)) literal.Append(rune.ToString());
                else if (value < 0x10000) AppendHex(literal.Append("\\u"), value, 4);
                else AppendHex(literal.Append("\\U"), value, 8);
                break;
        }
    }

    private static void AppendHex(StringBuilder literal, int value, int digits)
    {
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) literal.Append(HexDigits[(value >> shift) & 0xf]);
    }

    /// <summary>
    /// unicode.IsPrint for what is not ASCII: letters, marks, numbers, punctuation and symbols; no kind of space. Go up to 1.26 knows the
    /// characters of Unicode 15, 1.27 those of 17, .NET 9 those of 15 and .NET 10 those of 16: characters newer than Unicode 15 may be escaped
    /// where go does not, or the other way round.
    /// </summary>
    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune)
        is <= UnicodeCategory.OtherNumber
        or (>= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol);
}
