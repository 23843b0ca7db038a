using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GoRun.Scripts.Language;

namespace GoRun.Scripts.Regexps;

/// <summary>One walk over a pattern of Go's, giving .NET's.</summary>
internal sealed class Translation(string pattern)
{
    private const string Word = "0-9A-Za-z_";

    private readonly StringBuilder result = new();
    private int next;

    internal string Run()
    {
        while (next < pattern.Length)
        {
            switch (pattern[next])
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
                default:
                    result.Append(pattern[next++]);
                    break;
            }
        }
        return result.ToString();
    }

    private void Escape()
    {
        char c = Following();
        next += 2;
        switch (c)
        {
            case 'Q':
                int end = pattern.IndexOf(@"\E", next, StringComparison.Ordinal);
                result.Append(Regex.Escape(end < 0 ? pattern[next..] : pattern[next..end]));
                next = end < 0 ? pattern.Length : end + 2;
                break;
            case 'A' or 'z':
                result.Append('\\').Append(c);
                break;
            case 'b':
                result.Append($"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))");
                break;
            case 'B':
                result.Append($"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))");
                break;
            default:
                result.Append(CharacterClasses.Perl(c) is { } ranges ? $"[{ranges}]" : Character(c));
                break;
        }
    }

    private void Class()
    {
        result.Append('[');
        next++;
        if (next < pattern.Length && pattern[next] == '^')
        {
            result.Append('^');
            next++;
        }
        for (bool first = true; next >= pattern.Length || pattern[next] != ']' || first; first = false)
        {
            if (next >= pattern.Length)
                throw Refused("missing closing ]");
            ClassItem();
        }
        result.Append(']');
        next++;
    }

    private void ClassItem()
    {
        char c = pattern[next];
        if (pattern.AsSpan(next).StartsWith("[:"))
        {
            int end = pattern.IndexOf(":]", next, StringComparison.Ordinal);
            string name = end < 0 ? "" : pattern[(next + 2)..end];
            result.Append(CharacterClasses.Posix(name) ?? throw Refused($"invalid character class range: [:{name}:]"));
            next = end + 2;
        }
        else if (c == '\\')
        {
            char escaped = Following();
            next += 2;
            result.Append(CharacterClasses.Perl(escaped) ?? Character(escaped));
        }
        else
        {
            // Brackets have a meaning inside of .NET's classes: one is taken out of another.
            result.Append(c is '[' or ']' ? $"\\{c}" : $"{c}");
            next++;
        }
    }

    // Of what may follow "(?", all that is common to both but the spelling of a named group.
    private void Group()
    {
        Match start = Regex.Match(pattern[next..], @"\A\((?:\?(?:P?<(?<name>[0-9A-Za-z_]+)>|(?<flags>[ims]*(?:-[is]+)?)[:)]))?(?!\?)");
        if (!start.Success)
            throw Refused("invalid or unsupported Perl syntax");
        result.Append(start.Groups["name"] is { Success: true, Value: var name } ? $"(?<{name}>" : start.Value);
        next += start.Length;
    }

    // A character behind a backslash; next stands behind it.
    private string Character(char c)
    {
        if (c == 'x')
            return Hexadecimal();
        if ("aftnrv".Contains(c, StringComparison.Ordinal) || (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c)))
            return $"\\{c}";
        throw Refused($"invalid escape sequence: \\{c}");
    }

    private string Hexadecimal()
    {
        Match digits = Regex.Match(pattern[next..], @"\A(?:\{(?<code>[0-9A-Fa-f]+)\}|(?<code>[0-9A-Fa-f]{2}))");
        if (!digits.Success)
            throw Refused(@"invalid escape sequence: \x");
        next += digits.Length;
        int code = int.Parse(digits.Groups["code"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return code <= char.MaxValue ? $"\\u{code:x4}" : throw Refused($"code point {code:x} is more than one UTF-16 unit");
    }

    private char Following() => next + 1 < pattern.Length ? pattern[next + 1] : throw Refused("trailing backslash at end of expression");

    private ScriptException Refused(string why) => new($"error parsing regexp: {why}: `{pattern}`");
}
