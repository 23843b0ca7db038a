using System.Text;

namespace GoRun.Scripts.Language;

/// <summary>Variables in text, <c>$name</c> or <c>${name}</c>, by the rules of Go's os.Expand.</summary>
public static class Expansion
{
    public static string Expand(string text, Func<string, string> valueOf)
    {
        var result = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }
            (string name, int width) = NameAt(text.AsSpan(i + 1));
            if (name.Length > 0)
                result.Append(valueOf(name));
            else if (width == 0)
                result.Append('$');
            i += width;
        }
        return result.ToString();
    }

    // The name at the start, and how many characters it takes with its braces. Braces that hold no name vanish.
    private static (string Name, int Width) NameAt(ReadOnlySpan<char> text)
    {
        if (text[0] == '{')
        {
            int end = text.IndexOf('}');
            return end < 0 ? ("", 1) : (text[1..end].ToString(), end + 1);
        }
        if (IsSpecial(text[0]))
            return (text[..1].ToString(), 1);
        int width = 0;
        while (width < text.Length && (char.IsAsciiLetterOrDigit(text[width]) || text[width] == '_'))
            width++;
        return (text[..width].ToString(), width);
    }

    // What a shell takes for a name of one character.
    private static bool IsSpecial(char c) => c is '*' or '#' or '$' or '@' or '!' or '?' or '-' || char.IsAsciiDigit(c);
}
