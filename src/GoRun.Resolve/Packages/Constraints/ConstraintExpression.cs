using System.Globalization;
using System.Text;

namespace GoRun.Resolve.Packages.Constraints;

/// <summary>
/// Evaluates the expression of a <c>//go:build</c> line while reading it: a tree would be built only to be walked once. Both
/// sides of an operator are always read, so that a malformed line is refused whatever the tags are.
/// </summary>
/// <remarks>
/// Grammar (go/build/constraint): or = and {"||" and}; and = not {"&amp;&amp;" not}; not = ["!"] atom; atom = tag | "(" or ")".
/// </remarks>
internal ref struct ConstraintExpression
{
    private const int MaxSize = 1000;

    private readonly ReadOnlySpan<char> _text;
    private readonly BuildTags _tags;
    private int _next;
    private ReadOnlySpan<char> _token;
    private bool _isTag;
    private int _size;

    private ConstraintExpression(ReadOnlySpan<char> text, BuildTags tags)
    {
        _text = text;
        _tags = tags;
    }

    /// <summary>The value of the text after <c>//go:build</c>.</summary>
    /// <exception cref="ConstraintException">Not an expression.</exception>
    public static bool Evaluate(ReadOnlySpan<char> text, BuildTags tags)
    {
        var expression = new ConstraintExpression(text, tags);
        bool value = expression.Or();
        return expression._token.IsEmpty ? value : throw new ConstraintException($"unexpected token {expression._token}");
    }

    private bool Or()
    {
        bool value = And();
        while (_token is "||") value |= And();
        return value;
    }

    private bool And()
    {
        bool value = Not();
        while (_token is "&&") value &= Not();
        return value;
    }

    private bool Not()
    {
        if (++_size > MaxSize) throw new ConstraintException("build expression too large");
        Lex();
        if (_token is not "!") return Atom();
        Lex();
        return _token is "!" ? throw new ConstraintException("double negation not allowed") : !Atom();
    }

    private bool Atom()
    {
        if (_token is "(") return Parenthesised();
        if (!_isTag) throw new ConstraintException(_token.IsEmpty ? "unexpected end of expression" : $"unexpected token {_token}");
        bool value = _tags.Holds(_token);
        Lex();
        return value;
    }

    private bool Parenthesised()
    {
        bool value;
        try
        {
            value = Or();
        }
        catch (ConstraintException e) when (e.Message == "unexpected end of expression")
        {
            throw new ConstraintException("missing close paren");
        }

        if (_token is not ")") throw new ConstraintException("missing close paren");
        Lex();
        return value;
    }

    private void Lex()
    {
        _isTag = false;
        while (_next < _text.Length && _text[_next] is ' ' or '\t') _next++;
        if (_next >= _text.Length)
        {
            _token = [];
            return;
        }

        char first = _text[_next];
        int length = first switch
        {
            '(' or ')' or '!' => 1,
            '&' or '|' => _next + 1 < _text.Length && _text[_next + 1] == first
                ? 2
                : throw new ConstraintException($"invalid syntax at {first}"),
            _ => TagLength(_text[_next..]),
        };
        if (length == 0)
        {
            Rune.DecodeFromUtf16(_text[_next..], out Rune rune, out _);
            throw new ConstraintException($"invalid syntax at {rune}");
        }

        _isTag = first is not ('(' or ')' or '!' or '&' or '|');
        _token = _text.Slice(_next, length);
        _next += length;
    }

    /// <summary>How many characters at the start can stand in a tag: letters, digits (of any script), underscores and dots.</summary>
    public static int TagLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length)
        {
            Rune.DecodeFromUtf16(text[length..], out Rune rune, out int width);
            bool digit = Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;
            if (!digit && !Rune.IsLetter(rune) && rune.Value is not ('_' or '.')) break;
            length += width;
        }

        return length;
    }
}
