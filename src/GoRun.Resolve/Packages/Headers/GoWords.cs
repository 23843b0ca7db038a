using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>Go's keywords and operators.</summary>
internal static class GoWords
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        StringComparer.Ordinal,
        "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go", "goto",
        "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var");

    // Longest first, so that the first match is the token.
    private static readonly string[] Operators =
    [
        "<<=", ">>=", "&^=", "...",
        "<<", ">>", "&^", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "&&", "||", "<-", "++", "--", "==", "!=", "<=", ">=", ":=",
        "+", "-", "*", "/", "%", "&", "|", "^", "<", ">", "=", "!", "(", "[", "{", ",", ".", ")", "]", "}", ";", ":", "~",
    ];

    /// <param name="endsStatement">The end of a line after this keyword counts as a semicolon.</param>
    public static bool IsKeyword(ReadOnlySpan<byte> word, out bool endsStatement)
    {
        endsStatement = false;
        if (word.SequenceEqual("import"u8) || word.SequenceEqual("package"u8)) return true;
        if (word.Length > "fallthrough".Length) return false;
        string text = Encoding.UTF8.GetString(word);
        endsStatement = text is "break" or "continue" or "fallthrough" or "return";
        return Keywords.Contains(text);
    }

    /// <summary>Length of the operator at the start; 0 where there is none.</summary>
    public static int OperatorLength(ReadOnlySpan<byte> text)
    {
        foreach (string candidate in Operators)
        {
            if (text.Length < candidate.Length) continue;
            bool same = true;
            for (int i = 0; i < candidate.Length; i++) same &= text[i] == candidate[i];
            if (same) return candidate.Length;
        }

        return 0;
    }

    /// <summary>Whether a word with letters beyond ASCII is an identifier.</summary>
    /// <param name="bad">Where it is not: the offset of the first character that cannot stand in one.</param>
    public static bool IsIdentifier(ReadOnlySpan<byte> word, out int bad)
    {
        for (bad = 0; bad < word.Length;)
        {
            Rune.DecodeFromUtf8(word[bad..], out Rune rune, out int width);
            bool digit = Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;
            if (rune.Value != '_' && !Rune.IsLetter(rune) && (bad == 0 || !digit)) return false;
            bad += width;
        }

        return true;
    }
}
