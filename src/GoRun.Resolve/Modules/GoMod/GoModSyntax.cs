namespace GoRun.Resolve.Modules.GoMod;

/// <summary>One line with a directive, or the head of a block, as ranges into <see cref="GoModSyntax.Tokens"/>.</summary>
/// <param name="Block">Index of the word that opens the block this line is in; -1 outside of blocks.</param>
/// <param name="FirstToken">Index of the line's first token.</param>
/// <param name="TokenCount">At least 1.</param>
/// <param name="IsBlockHead">It is what stands before the opening parenthesis.</param>
/// <param name="CommentStart">Offset of the comment that ends the line, or -1.</param>
/// <param name="CommentEnd">Offset behind that comment.</param>
internal readonly record struct SyntaxLine(int Block, int FirstToken, int TokenCount, bool IsBlockHead, int CommentStart, int CommentEnd);

/// <summary>
/// Groups the tokens of a go.mod file into lines:
/// <code>
/// verb words...
/// verb (
///     words...
/// )
/// </code>
/// </summary>
internal ref struct GoModSyntax
{
    private readonly string _file;
    private GoModLexer _lexer;
    private Token _next;

    /// <param name="file">The file's path, for messages.</param>
    public GoModSyntax(string file, ReadOnlySpan<char> text)
    {
        _file = file;
        _lexer = new GoModLexer(text);
        Tokens = new List<Token>(text.Length / 16);
        Lines = new List<SyntaxLine>(text.Length / 40);
    }

    public List<Token> Tokens { get; }

    public List<SyntaxLine> Lines { get; }

    /// <exception cref="GoModSyntaxException">The first thing that breaks the grammar.</exception>
    public void Read()
    {
        Take();
        while (_next.Kind != TokenKind.EndOfFile)
        {
            if (_next.Kind is TokenKind.EndOfLine or TokenKind.WholeLineComment) Take();
            else ReadStatement();
        }
    }

    private Token Take()
    {
        Token taken = _next;
        _next = _lexer.Next();
        return taken;
    }

    private void ReadStatement()
    {
        int first = Tokens.Count;
        Tokens.Add(Take());
        while (true)
        {
            Token token = Take();
            if (token.EndsLine)
            {
                AddLine(-1, first, token);
                return;
            }

            if (token.Kind == TokenKind.OpenParenthesis && _next.EndsLine)
            {
                Lines.Add(new SyntaxLine(-1, first, Tokens.Count - first, IsBlockHead: true, -1, -1));
                ReadBlock(first);
                return;
            }

            if (token.Kind == TokenKind.OpenParenthesis && _next.Kind == TokenKind.CloseParenthesis)
            {
                Token close = Take();
                if (_next.EndsLine)
                {
                    Take();
                    Lines.Add(new SyntaxLine(-1, first, Tokens.Count - first, IsBlockHead: true, -1, -1));
                    return;
                }

                Tokens.Add(token);
                Tokens.Add(close);
                continue;
            }

            Tokens.Add(token);
        }
    }

    private void ReadBlock(int block)
    {
        while (true)
        {
            switch (_next.Kind)
            {
                case TokenKind.EndOfLine or TokenKind.LineComment or TokenKind.WholeLineComment:
                    Take();
                    break;
                case TokenKind.EndOfFile:
                    throw Unterminated(block);
                case TokenKind.CloseParenthesis:
                    Take();
                    if (!_next.EndsLine) throw _lexer.Fail(_lexer.Position, "syntax error (expected newline after closing paren)");
                    Take();
                    return;
                default:
                    ReadBlockLine(block);
                    break;
            }
        }
    }

    private void ReadBlockLine(int block)
    {
        int first = Tokens.Count;
        Token token = Take();
        do
        {
            Tokens.Add(token);
            token = Take();
        }
        while (!token.EndsLine);
        AddLine(block, first, token);
    }

    private readonly void AddLine(int block, int first, Token end)
    {
        bool comment = end.Kind == TokenKind.LineComment;
        Lines.Add(new SyntaxLine(block, first, Tokens.Count - first, IsBlockHead: false, comment ? end.Start : -1, comment ? end.End : -1));
    }

    private readonly GoModSyntaxException Unterminated(int block)
    {
        GoModError start = _lexer.Fail(Tokens[block].Start, "").Error;
        return _lexer.Fail(_lexer.Position, $"syntax error (unterminated block started at {_file}:{start.Line}:{start.Column})");
    }
}
