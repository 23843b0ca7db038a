using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GoRun.Toolchain;

/// <summary>One walk over a pattern of Go's, giving .NET's.</summary>
/// <param name="forLines">Whether <c>$</c> is the end of each line, and not the end of the text.</param>
internal sealed partial class RegexpTranslation(string pattern, bool forLines)
{
    private const string Word = "0-9A-Za-z_";

    private readonly StringBuilder _result = new();
    private bool _forLines = forLines;
    private int _next;

    internal string Run()
    {
        while (_next < pattern.Length)
        {
            switch (pattern[_next])
            {
                case '\\':
                    Escape();
                    break;
                case '[':
                    Class();
                    break;
                case '(':
                    Group();
                    break;
                case '$' when !_forLines:
                    // In .NET it may stand before a last line break.
                    _result.Append(@"\z");
                    _next++;
                    break;
                default:
                    _result.Append(pattern[_next++]);
                    break;
            }
        }

        return _result.ToString();
    }

    private void Escape()
    {
        char c = Following();
        _next += 2;
        switch (c)
        {
            case 'Q':
                int end = pattern.IndexOf(@"\E", _next, StringComparison.Ordinal);
                _result.Append(Regex.Escape(end < 0 ? pattern[_next..] : pattern[_next..end]));
                _next = end < 0 ? pattern.Length : end + 2;
                break;
            case 'A' or 'z':
                _result.Append('\\').Append(c);
                break;
            case 'b':
                _result.Append($"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))");
                break;
            case 'B':
                _result.Append($"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))");
                break;
            default:
                _result.Append(CharacterClasses.Perl(c) is { } ranges ? $"[{ranges}]" : Character(c));
                break;
        }
    }

    private void Class()
    {
        int start = _next;
        _result.Append('[');
        _next++;
        if (_next < pattern.Length && pattern[_next] == '^')
        {
            _result.Append('^');
            _next++;
        }

        for (bool first = true; _next >= pattern.Length || pattern[_next] != ']' || first; first = false)
        {
            if (_next >= pattern.Length) throw Refused("missing closing ]", pattern[start..]);
            ClassItem();
        }

        _result.Append(']');
        _next++;
    }

    private void ClassItem()
    {
        char c = pattern[_next];
        if (pattern.AsSpan(_next).StartsWith("[:"))
        {
            int end = pattern.IndexOf(":]", _next, StringComparison.Ordinal);
            string name = end < 0 ? "" : pattern[(_next + 2)..end];
            _result.Append(CharacterClasses.Posix(name) ?? throw Refused("invalid character class range", $"[:{name}:]"));
            _next = end + 2;
        }
        else if (c == '\\')
        {
            char escaped = Following();
            _next += 2;
            _result.Append(CharacterClasses.Perl(escaped) ?? Character(escaped));
        }
        else
        {
            // Brackets have a meaning inside of .NET's classes: one is taken out of another.
            _result.Append(c is '[' or ']' ? $"\\{c}" : $"{c}");
            _next++;
        }
    }

    // Of what may follow "(?", all that is common to both but the spelling of a named group.
    private void Group()
    {
        Match start = GroupStart().Match(pattern[_next..]);
        if (!start.Success) throw Refused("invalid or unsupported Perl syntax", pattern[_next..Math.Min(_next + 3, pattern.Length)]);
        _result.Append(start.Groups["name"] is { Success: true, Value: var name } ? $"(?<{name}>" : start.Value);
        _forLines |= start.Groups["flags"].ValueSpan.Contains('m');
        _next += start.Length;
    }

    // A character behind a backslash; next stands behind it.
    private string Character(char c)
    {
        if (c == 'x') return Hexadecimal();
        if ("aftnrv".Contains(c, StringComparison.Ordinal) || (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c))) return $"\\{c}";
        throw Refused("invalid escape sequence", $"\\{c}");
    }

    private string Hexadecimal()
    {
        Match digits = HexadecimalCode().Match(pattern[_next..]);
        if (!digits.Success) throw Refused("invalid escape sequence", @"\x");
        _next += digits.Length;
        int code = int.Parse(digits.Groups["code"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return code <= char.MaxValue ? $"\\u{code:x4}" : throw Refused("code point is more than one UTF-16 unit", $"\\x{{{code:x}}}");
    }

    private char Following() => _next + 1 < pattern.Length ? pattern[_next + 1] : throw Refused("trailing backslash at end of expression", "");

    private static FormatException Refused(string why, string what) => new($"error parsing regexp: {why}: `{what}`");

    [GeneratedRegex(@"\A\((?:\?(?:P?<(?<name>[0-9A-Za-z_]+)>|(?<flags>[ims]*(?:-[is]+)?)[:)]))?(?!\?)", RegexOptions.CultureInvariant)]
    private static partial Regex GroupStart();

    [GeneratedRegex(@"\A(?:\{(?<code>[0-9A-Fa-f]{1,8})\}|(?<code>[0-9A-Fa-f]{2}))", RegexOptions.CultureInvariant)]
    private static partial Regex HexadecimalCode();
}
