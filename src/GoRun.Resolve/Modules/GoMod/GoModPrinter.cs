using System.Text;

namespace GoRun.Resolve.Modules.GoMod;

/// <summary>Prints a go.mod file in the one format that there is (golang.org/x/mod/modfile.Format).</summary>
internal sealed class GoModPrinter
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _lineComments = [];
    private int _margin;

    private GoModPrinter()
    {
    }

    public static string Print(GoModTree tree)
    {
        var printer = new GoModPrinter();
        for (int i = 0; i < tree.Statements.Count; i++)
        {
            if (i > 0) printer.EndLine();
            printer.Statement(tree.Statements[i]);
        }

        StringBuilder text = printer._text;
        while (text.Length > 0 && text[^1] == '\n' && (text.Length == 1 || text[^2] == '\n')) text.Length--;
        return text.ToString();
    }

    private void Statement(GoModStatement statement)
    {
        Comments(statement.Before);
        switch (statement)
        {
            case GoModLine line:
                Words(line.Words);
                break;
            case GoModBlock block:
                Block(block);
                break;
            default:
                return;
        }

        _lineComments.AddRange(statement.Suffix);
        EndLine();
    }

    private void Block(GoModBlock block)
    {
        Words(block.Words);
        _text.Append(" (");
        _lineComments.AddRange(block.OpeningSuffix);
        _margin++;
        foreach (GoModLine line in block.Lines)
        {
            EndLine();
            Comments(line.Before);
            Words(line.Words);
            _lineComments.AddRange(line.Suffix);
        }

        _margin--;
        EndLine();
        Comments(block.ClosingBefore);
        _text.Append(')');
        _lineComments.AddRange(block.ClosingSuffix);
    }

    /// <summary>Comments on lines of their own, at the margin of what follows them.</summary>
    private void Comments(List<string> comments)
    {
        if (comments.Count == 0) return;
        TrimLine();
        if (_text.Length > 0 && _text[^1] != '\n') _text.Append('\n');
        Indent();
        foreach (string comment in comments)
        {
            _text.Append(comment.AsSpan().Trim());
            EndLine();
        }
    }

    private void EndLine()
    {
        for (int i = 0; i < _lineComments.Count; i++)
        {
            if (i == 0)
            {
                _text.Append(' ');
            }
            else
            {
                TrimLine();
                _text.Append('\n');
                Indent();
            }

            _text.Append(_lineComments[i].AsSpan().Trim());
        }

        _lineComments.Clear();
        TrimLine();
        bool afterBlankLine = _text.Length == 0 || (_text.Length >= 2 && _text[^1] == '\n' && _text[^2] == '\n');
        if (!afterBlankLine) _text.Append('\n');
        Indent();
    }

    private void Indent() => _text.Append('\t', _margin);

    private void TrimLine()
    {
        while (_text.Length > 0 && _text[^1] is '\t' or ' ') _text.Length--;
    }

    private void Words(List<string> words)
    {
        bool space = false;
        foreach (string word in words)
        {
            if (space && word is not ("," or ")" or "]" or "}")) _text.Append(' ');
            _text.Append(word);
            space = word is not ("(" or "[" or "{");
        }
    }
}
