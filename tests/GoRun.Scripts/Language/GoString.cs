using System.Globalization;
using System.Text;

namespace GoRun.Scripts.Language;

/// <summary>The text between the double quotes of a Go string, with its escapes read.</summary>
internal static class GoString
{
    internal static string Unquote(string text)
    {
        var result = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '"' or '\n')
                throw new ScriptException("invalid syntax");
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }
            i++;
            (string value, int width) = Escape(i < text.Length ? text[i..] : "");
            result.Append(value);
            i += width - 1;
        }
        return result.ToString();
    }

    private static (string Value, int Width) Escape(string text) => text is [var first, ..]
        ? first switch
        {
            'n' => ("\n", 1),
            't' => ("\t", 1),
            'r' => ("\r", 1),
            'a' => ("\a", 1),
            'b' => ("\b", 1),
            'f' => ("\f", 1),
            'v' => ("\v", 1),
            '\\' => ("\\", 1),
            '"' => ("\"", 1),
            'x' => Code(text, 2),
            'u' => Code(text, 4),
            'U' => Code(text, 8),
            _ => throw new ScriptException("invalid syntax"),
        }
        : throw new ScriptException("invalid syntax");

    // As text, so that only ASCII can be written by \x.
    private static (string Value, int Width) Code(string text, int digits) =>
        text.Length > digits
        && int.TryParse(text.AsSpan(1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
        && (digits > 2 || code < 0x80) && Rune.IsValid(code)
            ? (new Rune(code).ToString(), digits + 1)
            : throw new ScriptException("invalid syntax");
}
