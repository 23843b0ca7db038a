namespace GoRun.Resolve.Packages.Headers;

/// <summary>
/// Gathers the comments between two tokens into groups, as go/parser does: a comment belongs to the group above when no blank
/// line lies between; one that starts on the line of the token before is apart from those below it.
/// </summary>
internal struct CommentGroups(int previousLine)
{
    private int _start;
    private int _end;
    private int _endLine = -1;
    private bool _trailing;

    public void Add(int start, int end, int startLine, int endLine)
    {
        bool first = _endLine < 0;
        bool sameGroup = !first && startLine <= _endLine + (_trailing ? 0 : 1);
        if (!sameGroup)
        {
            _start = start;
            _trailing = first && startLine == previousLine;
        }

        _end = end;
        _endLine = endLine;
    }

    /// <summary>The group that ends on the line above this one; empty without.</summary>
    public readonly (int Start, int End) Lead(int line) => _endLine >= 0 && !_trailing && _endLine + 1 == line ? (_start, _end) : default;
}
