using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct.Discovery;

/// <summary>The beginning or the end of an element.</summary>
/// <param name="Name">Without prefix.</param>
/// <param name="Attributes">In their order, names without prefix.</param>
internal sealed record MarkupTag(string Name, bool IsEnd, ImmutableArray<(string Name, string Value)> Attributes)
{
    /// <summary>The value of the first attribute with this name, in whatever case; empty where there is none.</summary>
    public string Value(string attribute) =>
        Attributes.FirstOrDefault(a => a.Name.Equals(attribute, StringComparison.OrdinalIgnoreCase)).Value ?? "";
}

/// <summary>
/// Reads the tags of an HTML page, as leniently as Go's XML decoder does where it is told not to be strict (encoding/xml): attributes need no
/// quotes and no values, elements need no ends.
/// </summary>
internal sealed class MarkupReader(string text)
{
    private int _at;

    /// <summary>The next tag; null at the end.</summary>
    /// <exception cref="FormatException">What comes next is no markup; the text is go's.</exception>
    public MarkupTag? Next()
    {
        while (true)
        {
            int open = text.IndexOf('<', _at);
            if (open < 0)
            {
                _at = text.Length;
                return null;
            }

            _at = open + 1;
            switch (Take())
            {
                case '/': return End();
                case '?': SkipInstruction(); break;
                case '!': SkipDeclaration(); break;
                default:
                    _at--;
                    return Start();
            }
        }
    }

    private MarkupTag End()
    {
        string name = Name("expected element name after </");
        SkipSpace();
        return Take() == '>' ? new MarkupTag(name, IsEnd: true, []) : throw Error($"invalid characters between </{name} and >");
    }

    private MarkupTag Start()
    {
        string name = Name("expected element name after <");
        var attributes = ImmutableArray.CreateBuilder<(string, string)>();
        while (true)
        {
            SkipSpace();
            char next = Take();
            if (next == '>') break;
            if (next == '/')
            {
                if (Take() != '>') throw Error("expected /> in element");
                break;
            }

            _at--;
            string attribute = Name("expected attribute name in element");
            SkipSpace();
            if (Take() == '=')
            {
                SkipSpace();
                attributes.Add((attribute, Value()));
            }
            else
            {
                _at--;
                attributes.Add((attribute, attribute));
            }
        }

        return new MarkupTag(name, IsEnd: false, attributes.DrainToImmutable());
    }

    private string Value()
    {
        char quote = Take();
        int start = _at;
        if (quote is '"' or '\'')
        {
            while (Take() is var c && c != quote)
            {
                if (c == '<') throw Error("unescaped < inside quoted string");
            }

            return Unescape(text[start..(_at - 1)]);
        }

        start--;
        while (char.IsAsciiLetterOrDigit(text[_at - 1]) || text[_at - 1] is '_' or ':' or '-') Take();
        _at--;
        return text[start.._at];
    }

    private void SkipInstruction()
    {
        string target = Name("expected target name after <?");
        int start = _at;
        string content = text[start..(SkipPast("?>") - 2)];
        if (target != "xml") return;
        string version = InstructionValue(content, "version");
        if (version is not ("" or "1.0"))
            throw new FormatException($"xml: unsupported version {GoQuoting.Quote(version)}; only version 1.0 is supported");
        string charset = InstructionValue(content, "encoding");
        if (charset.ToLowerInvariant() is not ("" or "utf-8" or "ascii"))
        {
            string quoted = GoQuoting.Quote(charset);
            throw new FormatException($"xml: opening charset {quoted}: can't decode XML document using charset {quoted}");
        }
    }

    private static string InstructionValue(string content, string name)
    {
        int at = content.IndexOf(name + "=", StringComparison.Ordinal);
        if (at < 0 || at + name.Length + 1 >= content.Length) return "";
        char quote = content[at + name.Length + 1];
        int start = at + name.Length + 2;
        int end = quote is '"' or '\'' ? content.IndexOf(quote, start) : -1;
        return end < 0 ? "" : content[start..end];
    }

    private void SkipDeclaration()
    {
        char kind = Take();
        if (kind == '-')
        {
            if (Take() != '-') throw Error("invalid sequence <!- not part of <!--");
            SkipPast("--");
            if (Take() != '>') throw Error("invalid sequence \"--\" not allowed in comments");
            return;
        }

        if (kind == '[')
        {
            foreach (char c in "CDATA[")
            {
                if (Take() != c) throw Error("invalid <![ sequence");
            }

            SkipPast("]]>");
            return;
        }

        SkipDirective(kind);
    }

    /// <summary>Something like a document type: angle brackets in it nest, except within quotes and comments.</summary>
    private void SkipDirective(char first)
    {
        char quote = '\0';
        int depth = 0;
        for (char c = first; ; c = Take())
        {
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
            }
            else if (c == '>')
            {
                if (depth-- == 0) return;
            }
            else if (c == '<')
            {
                if (string.CompareOrdinal(text, _at, "!--", 0, 3) == 0) SkipPast("-->");
                else depth++;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
        }
    }

    private int SkipPast(string end)
    {
        int found = text.IndexOf(end, _at, StringComparison.Ordinal);
        _at = found < 0 ? text.Length : found + end.Length;
        return found < 0 ? throw Error("unexpected EOF") : _at;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\r' or '\n' or '\t') _at++;
    }

    /// <summary>A name without its prefix.</summary>
    private string Name(string otherwise)
    {
        int start = _at;
        while (_at < text.Length && (text[_at] >= 0x80 || char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or ':' or '.' or '-')) _at++;
        if (_at == text.Length) throw Error("unexpected EOF");
        string name = text[start.._at];
        if (name.Length == 0) throw Error(otherwise);
        if (char.IsAsciiDigit(name[0]) || name[0] is '.' or '-') throw Error("invalid XML name: " + name);
        return name.Split(':') is [{ Length: > 0 }, { Length: > 0 } local] ? local : name;
    }

    private char Take() => _at < text.Length ? text[_at++] : throw Error("unexpected EOF");

    private FormatException Error(string problem)
    {
        int line = 1 + text.AsSpan(0, _at).Count('\n');
        return new FormatException(string.Create(CultureInfo.InvariantCulture, $"XML syntax error on line {line}: {problem}"));
    }

    /// <summary>Puts characters for XML's own entities and for numbers; HTML's stay as they are.</summary>
    private static string Unescape(string value)
    {
        if (!value.Contains('&', StringComparison.Ordinal)) return value;
        var plain = new StringBuilder(value.Length);
        for (int at = 0; at < value.Length;)
        {
            int end = value[at] == '&' ? value.IndexOf(';', at) : -1;
            if (end >= 0 && Entity(value.AsSpan(at + 1, end - at - 1)) is { } character)
            {
                plain.Append(character);
                at = end + 1;
            }
            else
            {
                plain.Append(value[at++]);
            }
        }

        return plain.ToString();
    }

    private static string? Entity(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "lt": return "<";
            case "gt": return ">";
            case "amp": return "&";
            case "apos": return "'";
            case "quot": return "\"";
        }

        if (name.IsEmpty || name[0] != '#') return null;
        bool isHex = name.Length > 1 && name[1] == 'x';
        NumberStyles style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        bool isNumber = uint.TryParse(name[(isHex ? 2 : 1)..], style, CultureInfo.InvariantCulture, out uint code);
        return isNumber && Rune.TryCreate(code, out Rune rune) ? rune.ToString() : null;
    }
}
