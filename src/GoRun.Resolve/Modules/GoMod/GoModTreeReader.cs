namespace GoRun.Resolve.Modules.GoMod;

/// <summary>
/// Makes the tree of a file that <see cref="GoModSyntax"/> has taken apart: its lines give the statements, and what lies between their
/// words gives the comments.
/// </summary>
/// <param name="keepsLastBlankLine">A blank line before a closing parenthesis stays (before go 1.25).</param>
internal ref struct GoModTreeReader(ReadOnlySpan<char> text, List<Token> words, List<SyntaxLine> lines, bool keepsLastBlankLine)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly GoModTree _tree = new();
    private GoModLexer _lexer = new(text);
    private Token _token;

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path, for messages.</param>
    /// <exception cref="GoModSyntaxException">The first thing that breaks the grammar.</exception>
    public static GoModTree Read(string file, string text, bool keepsLastBlankLine)
    {
        var syntax = new GoModSyntax(file, text);
        syntax.Read();
        return new GoModTreeReader(text, syntax.Tokens, syntax.Lines, keepsLastBlankLine).Read();
    }

    private GoModTree Read()
    {
        Take();
        int next = 0;
        while (next < lines.Count)
        {
            List<string> comments = CommentsAtTop();
            SyntaxLine head = lines[next++];
            GoModStatement statement = head.IsBlockHead ? ReadBlock(head, ref next) : ReadLine(head);
            statement.Before = comments;
            _tree.Statements.Add(statement);
        }

        List<string> last = CommentsAtTop();
        if (last.Count > 0) _tree.Statements.Add(new GoModCommentBlock { Before = last });
        return _tree;
    }

    private void Take() => _token = _lexer.Next();

    /// <summary>Takes the comments before a statement. Those with a blank line behind them are statements of their own.</summary>
    private List<string> CommentsAtTop()
    {
        List<string> comments = [];
        for (; _token.Kind is TokenKind.EndOfLine or TokenKind.WholeLineComment; Take())
        {
            if (_token.Kind == TokenKind.WholeLineComment)
            {
                comments.Add(Comment());
            }
            else if (comments.Count > 0)
            {
                _tree.Statements.Add(new GoModCommentBlock { Before = comments });
                comments = [];
            }
        }

        return comments;
    }

    private GoModLine ReadLine(SyntaxLine line)
    {
        var read = new GoModLine(WordsOf(line), line.Block >= 0);
        read.Suffix.AddRange(TakeLineEnd());
        return read;
    }

    private GoModBlock ReadBlock(SyntaxLine head, ref int next)
    {
        var block = new GoModBlock(WordsOf(head));
        Take();
        if (_token.Kind == TokenKind.CloseParenthesis)
        {
            Take();
            block.Suffix.AddRange(TakeLineEnd());
            return block;
        }

        block.OpeningSuffix.AddRange(TakeLineEnd());
        while (true)
        {
            List<string> comments = CommentsInBlock(block.Lines.Count == 0);
            if (_token.Kind == TokenKind.CloseParenthesis)
            {
                block.ClosingBefore = !keepsLastBlankLine && comments is [""] ? [] : comments;
                Take();
                block.ClosingSuffix.AddRange(TakeLineEnd());
                return block;
            }

            GoModLine line = ReadLine(lines[next++]);
            line.Before = comments;
            block.Lines.Add(line);
        }
    }

    /// <summary>Takes what stands before a line of a block: of several blank lines one stays, at the beginning of the block none.</summary>
    private List<string> CommentsInBlock(bool first)
    {
        List<string> comments = [];
        for (; _token.Kind is TokenKind.EndOfLine or TokenKind.WholeLineComment; Take())
        {
            if (_token.Kind == TokenKind.WholeLineComment) comments.Add(Comment());
            else if (comments.Count == 0 ? !first : comments[^1].Length > 0) comments.Add("");
        }

        return comments;
    }

    private List<string> WordsOf(SyntaxLine line)
    {
        var list = new List<string>(line.TokenCount);
        for (int i = line.FirstToken; i < line.FirstToken + line.TokenCount; i++)
        {
            list.Add(_text[words[i].Start..words[i].End].ToString());
            Take();
        }

        return list;
    }

    /// <summary>The comment that ends the line, if any.</summary>
    private List<string> TakeLineEnd()
    {
        List<string> comment = _token.Kind == TokenKind.LineComment ? [Comment()] : [];
        if (_token.Kind != TokenKind.EndOfFile) Take();
        return comment;
    }

    private readonly string Comment()
    {
        ReadOnlySpan<char> comment = _text[_token.Start.._token.End];
        return (comment.EndsWith('\r') ? comment[..^1] : comment).ToString();
    }
}
