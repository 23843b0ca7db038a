using System.Globalization;
using System.Text;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>The kinds of token that a header's grammar tells apart.</summary>
internal enum TokenKind
{
    EndOfFile,
    Identifier,
    Keyword,
    String,
    OtherLiteral,

    /// <summary>A semicolon in the text.</summary>
    Semicolon,

    /// <summary>The semicolon that the end of a line stands for.</summary>
    Newline,
    Operator,
    Illegal,
}

/// <summary>
/// Go's lexical grammar as far as the top of a file needs it: what go/scanner does, but without allocating, and it keeps the
/// place of the comment group that documents the next token.
/// </summary>
internal ref struct HeaderLexer
{
    private readonly ReadOnlySpan<byte> _source;
    private readonly List<DebugLine>? _debugLines;
    private int _next;
    private int _line = 1;
    private int _lineStart;
    private bool _semicolonAtNewline;

    /// <param name="debugLines">Takes the <c>//go:debug</c> lines that come before the first token.</param>
    public HeaderLexer(ReadOnlySpan<byte> source, List<DebugLine>? debugLines)
    {
        _source = source;
        _debugLines = debugLines;
    }

    public TokenKind Kind { get; private set; }

    public int Start { get; private set; }

    public LinePosition Position { get; private set; }

    /// <summary>The comments that end on the line above the token, as a range of the source; empty without.</summary>
    public (int Start, int End) LeadComment { get; private set; }

    /// <summary>The first error met.</summary>
    public HeaderError? Error { get; private set; }

    /// <summary>A <c>//go:build</c> or <c>+build</c> has been seen in a comment.</summary>
    public bool SawConstraint { get; private set; }

    public readonly ReadOnlySpan<byte> Text => _source[Start.._next];

    /// <summary>The offset after the current token.</summary>
    public readonly int End => _next;

    private readonly LinePosition Here => new(_line, _next - _lineStart + 1);

    public void Fail(LinePosition position, string message) => Error ??= new HeaderError(position, message, true);

    /// <summary>Reads the next token.</summary>
    public void Next()
    {
        int previousLine = Position.Line;
        if (SkipToToken(previousLine))
        {
            Kind = TokenKind.Newline;
            return;
        }

        Start = _next;
        Position = Here;
        if (_next >= _source.Length)
        {
            // For go/scanner the end of the file still belongs to the line that its last newline ends.
            if (_source is [.., (byte)'\n']) Position = new LinePosition(_line - 1, _next - _source[..^1].LastIndexOf((byte)'\n'));
            Kind = _semicolonAtNewline ? TokenKind.Newline : TokenKind.EndOfFile;
            _semicolonAtNewline = false;
            return;
        }

        ReadToken();
    }

    /// <summary>
    /// Whether <c>import</c> comes next; it is then the current token. What else may follow is not looked at: it is beyond the header.
    /// </summary>
    public bool NextIsImport()
    {
        _semicolonAtNewline = false;
        SkipToToken(Position.Line);
        ReadOnlySpan<byte> rest = _source[_next..];
        if (!rest.StartsWith("import"u8) || (rest.Length > 6 && IsIdentifierByte(rest[6]))) return false;
        Start = _next;
        Position = Here;
        ReadToken();
        return true;
    }

    /// <summary>Passes blanks and comments. True where a line's end on the way counts as a semicolon.</summary>
    private bool SkipToToken(int previousLine)
    {
        var groups = new CommentGroups(previousLine);
        LeadComment = default;
        for (; _next < _source.Length; _next++)
        {
            byte c = _source[_next];
            if (c == '\n')
            {
                if (_semicolonAtNewline)
                {
                    Start = _next;
                    Position = Here;
                    _semicolonAtNewline = false;
                    NewLine();
                    _next++;
                    return true;
                }

                NewLine();
            }
            else if (c == '/' && _next + 1 < _source.Length && _source[_next + 1] is (byte)'/' or (byte)'*')
            {
                // The semicolon of a line's end comes before the comment that ends the line.
                if (_semicolonAtNewline && EndsLine())
                {
                    Start = _next;
                    Position = Here;
                    _semicolonAtNewline = false;
                    return true;
                }

                int start = _next;
                int line = _line;
                Comment();
                groups.Add(start, _next, line, _line);
                _next--;
            }
            else if (c is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
            {
                break;
            }
        }

        LeadComment = groups.Lead(_line);
        return false;
    }

    /// <summary>Whether only comments stand between here and the end of the line.</summary>
    private readonly bool EndsLine()
    {
        ReadOnlySpan<byte> rest = _source[_next..];
        while (rest.Length >= 2 && rest[0] == '/')
        {
            if (rest[1] == '/') return true;
            if (rest[1] != '*') return false;
            int end = rest[2..].IndexOf("*/"u8);
            if (end < 0 || rest[..(end + 2)].Contains((byte)'\n')) return true;
            rest = rest[(end + 4)..].TrimStart(" \t\r"u8);
        }

        return rest.IsEmpty || rest[0] == '\n';
    }

    private void Comment()
    {
        ReadOnlySpan<byte> rest = _source[_next..];
        if (rest[1] == '/')
        {
            int end = rest.IndexOf((byte)'\n');
            if (end < 0) end = rest.Length;
            Note(rest[..end]);
            _next += end;
            return;
        }

        int close = rest[2..].IndexOf("*/"u8);
        int length = close < 0 ? rest.Length : close + 4;
        if (close < 0) Fail(Here, "comment not terminated");
        Advance(length);
    }

    private void Note(ReadOnlySpan<byte> comment)
    {
        if (Position.Line != 0) return;
        if (comment.StartsWith("//go:debug"u8)) _debugLines?.Add(new DebugLine(Encoding.UTF8.GetString(comment.TrimEnd((byte)'\r')), Here));
        SawConstraint |= comment.StartsWith("//go:build"u8) || comment.IndexOf("+build"u8) >= 0;
    }

    private void NewLine()
    {
        _line++;
        _lineStart = _next + 1;
    }

    /// <summary>Moves over text that may hold line ends.</summary>
    private void Advance(int length)
    {
        ReadOnlySpan<byte> text = _source.Slice(_next, length);
        int last = text.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            _line += text.Count((byte)'\n');
            _lineStart = _next + last + 1;
        }

        _next += length;
    }

    private void ReadToken()
    {
        byte c = _source[_next];
        _semicolonAtNewline = true;
        if (IsIdentifierByte(c) && !char.IsAsciiDigit((char)c))
        {
            while (_next < _source.Length && IsIdentifierByte(_source[_next])) _next++;
            ClassifyWord();
        }
        else if (c == '"' || c == '\'')
        {
            Kind = c == '"' ? TokenKind.String : TokenKind.OtherLiteral;
            Quoted(c);
        }
        else if (c == '`')
        {
            Kind = TokenKind.String;
            int close = _source[(_next + 1)..].IndexOf((byte)'`');
            if (close < 0) Fail(Position, "raw string literal not terminated");
            Advance(close < 0 ? _source.Length - _next : close + 2);
        }
        else if (char.IsAsciiDigit((char)c) || (c == '.' && _next + 1 < _source.Length && char.IsAsciiDigit((char)_source[_next + 1])))
        {
            Kind = TokenKind.OtherLiteral;
            while (_next < _source.Length && (IsIdentifierByte(_source[_next]) || _source[_next] == '.')) _next++;
        }
        else
        {
            ReadOperator(c);
        }
    }

    private void ClassifyWord()
    {
        ReadOnlySpan<byte> word = Text;
        if (!Ascii.IsValid(word) && !GoWords.IsIdentifier(word, out int bad))
        {
            _next = Start + bad;
            IllegalCharacter();
            return;
        }

        bool keyword = GoWords.IsKeyword(word, out bool endsStatement);
        Kind = keyword ? TokenKind.Keyword : TokenKind.Identifier;
        _semicolonAtNewline = !keyword || endsStatement;
    }

    private void ReadOperator(byte c)
    {
        int length = GoWords.OperatorLength(_source[_next..]);
        if (length == 0)
        {
            IllegalCharacter();
            return;
        }

        Kind = c == ';' ? TokenKind.Semicolon : TokenKind.Operator;
        ReadOnlySpan<byte> text = _source.Slice(_next, length);
        _semicolonAtNewline = c is (byte)')' or (byte)']' or (byte)'}' || text.SequenceEqual("++"u8) || text.SequenceEqual("--"u8);
        _next += length;
    }

    private void IllegalCharacter()
    {
        if (_next == Start)
        {
            Rune.DecodeFromUtf8(_source[_next..], out Rune rune, out int width);
            string shown = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ? "" : $" '{rune}'";
            Fail(Position, $"illegal character U+{rune.Value:X4}{shown}");
            _next += Math.Max(width, 1);
            Kind = TokenKind.Illegal;
        }
        else
        {
            Kind = TokenKind.Identifier;
        }
    }

    private void Quoted(byte quote)
    {
        _next++;
        for (; _next < _source.Length && _source[_next] != '\n'; _next++)
        {
            if (_source[_next] == '\\' && _next + 1 < _source.Length && _source[_next + 1] != '\n')
            {
                _next++;
            }
            else if (_source[_next] == quote)
            {
                _next++;
                return;
            }
        }

        Fail(Position, quote == '"' ? "string literal not terminated" : "rune literal not terminated");
    }

    private static bool IsIdentifierByte(byte c) => char.IsAsciiLetterOrDigit((char)c) || c == '_' || c >= 0x80;
}
