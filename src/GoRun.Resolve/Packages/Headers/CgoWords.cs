using System.Text;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>
/// Splits the text of a <c>#cgo</c> line into words: blanks part them, quotes of both kinds hold them together, a backslash takes the
/// next character as it is.
/// </summary>
internal static class CgoWords
{
    /// <summary>False for a quote without its end, or a backslash at the end.</summary>
    public static bool TrySplit(string text, out List<string> words)
    {
        words = [];
        var word = new StringBuilder();
        bool escaped = false;
        bool wasQuoted = false;
        char quote = '\0';
        foreach (char c in text)
        {
            if (escaped)
            {
                escaped = false;
            }
            else if (c == '\\')
            {
                escaped = true;
                continue;
            }
            else if (quote != '\0')
            {
                if (c == quote)
                {
                    quote = '\0';
                    continue;
                }
            }
            else if (c is '"' or '\'')
            {
                wasQuoted = true;
                quote = c;
                continue;
            }
            else if (char.IsWhiteSpace(c))
            {
                if (wasQuoted || word.Length > 0) words.Add(word.ToString());
                wasQuoted = false;
                word.Clear();
                continue;
            }

            word.Append(c);
        }

        if (wasQuoted || word.Length > 0) words.Add(word.ToString());
        return quote == '\0' && !escaped;
    }
}
