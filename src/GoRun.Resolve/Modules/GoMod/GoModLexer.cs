using System.Globalization;
using System.Text;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.GoMod;

internal enum TokenKind
{
    EndOfFile,
    EndOfLine,

    /// <summary>A comment that ends a line with something on it; it takes the place of the end of line.</summary>
    LineComment,

    /// <summary>A comment alone on its line, line end included.</summary>
    WholeLineComment,
    OpenParenthesis,
    CloseParenthesis,

    /// <summary>A word, a quoted string, or one of <c>[ ] { } ,</c>.</summary>
    Text,
}

/// <summary>A piece of a go.mod file, as offsets into its text.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public bool EndsLine => Kind is TokenKind.EndOfLine or TokenKind.EndOfFile or TokenKind.LineComment;
}

/// <summary>
/// Takes a go.mod file apart into tokens. The grammar of words is that of golang.org/x/mod/modfile: nearly everything printable belongs to
/// a word.
/// </summary>
internal ref struct GoModLexer(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Offset of what is read next.</summary>
    public int Position { get; private set; }

    /// <exception cref="GoModSyntaxException">The text at this place is no token.</exception>
    public Token Next()
    {
        while (Position < _text.Length && _text[Position] is ' ' or '\t' or '\r') Position++;
        int start = Position;
        if (start == _text.Length) return new Token(TokenKind.EndOfFile, start, start);
        if (StartsWith("//")) return Comment();
        if (StartsWith("/*")) throw Fail(Position, "mod files must use // comments (not /* */ comments)");

        switch (_text[start])
        {
            case '\n':
                return Punctuation(TokenKind.EndOfLine);
            case '(':
                return Punctuation(TokenKind.OpenParenthesis);
            case ')':
                return Punctuation(TokenKind.CloseParenthesis);
            case '[' or ']' or '{' or '}' or ',':
                return Punctuation(TokenKind.Text);
            case '"' or '`':
                return QuotedString(_text[start]);
            default:
                return Word();
        }
    }

    public readonly GoModSyntaxException Fail(int offset, string message) => new(GoModError.At(_text, offset, message));

    private Token Punctuation(TokenKind kind) => new(kind, Position++, Position);

    private Token Comment()
    {
        int start = Position;
        int lineStart = _text[..start].LastIndexOf('\n') + 1;
        bool alone = _text[lineStart..start].IsWhiteSpace();
        int length = _text[start..].IndexOf('\n');
        int end = length < 0 ? _text.Length : start + length;
        Position = length < 0 ? end : end + 1;
        return new Token(alone ? TokenKind.WholeLineComment : TokenKind.LineComment, start, end);
    }

    private Token QuotedString(char quote)
    {
        int start = Position++;
        while (true)
        {
            if (Position == _text.Length) throw Fail(start, "unexpected EOF in string");
            if (_text[Position] == '\n') throw Fail(Position, "unexpected newline in string");
            char c = _text[Position++];
            if (c == quote) return new Token(TokenKind.Text, start, Position);
            if (c != '\\' || quote == '`') continue;
            if (Position == _text.Length) throw Fail(start, "unexpected EOF in string");
            Position++;
        }
    }

    private Token Word()
    {
        int start = Position;
        while (Position < _text.Length && WordLength(_text[Position..]) is > 0 and int length)
        {
            if (StartsWith("//")) break;
            if (StartsWith("/*")) throw Fail(Position, "mod files must use // comments (not /* */ comments)");
            Position += length;
        }

        if (Position > start) return new Token(TokenKind.Text, start, Position);
        Rune.DecodeFromUtf16(_text[start..], out Rune rune, out _);
        string quoted = GoQuoting.Quote(rune.ToString())[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal);
        throw Fail(start, $"unexpected input character '{quoted}'");
    }

    private readonly bool StartsWith(string prefix) => _text[Position..].StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>How many chars the first code point takes if it may stand in a word, else 0.</summary>
    private static int WordLength(ReadOnlySpan<char> rest)
    {
        char c = rest[0];
        if (c < 0x80) return c is > ' ' and < '\x7f' and not ('(' or ')' or '[' or ']' or '{' or '}' or ',') ? 1 : 0;
        Rune.DecodeFromUtf16(rest, out Rune rune, out int length);
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? 0 : length;
    }
}
