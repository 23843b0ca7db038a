using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GoRun.Build.Commands;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// Splits what pkg-config prints into words, by the rules of the shell for quotes and backslashes; what the shell would expand or run is refused
/// (splitPkgConfigOutput in cmd/go).
/// </summary>
internal static class PkgConfigOutput
{
    /// <exception cref="BuildFailure">A character that means something to a shell, or quotes that do not pair.</exception>
    public static ImmutableArray<string> Split(string output)
    {
        ImmutableArray<string>.Builder words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        // An empty word counts where it was quoted.
        bool isWord = false;
        char quote = '\0';
        for (int i = 0; i < output.Length; i++)
        {
            char c = output[i];
            if (c == '\\' && quote != '\'')
            {
                if (++i == output.Length) throw Broken(quote);
                Escaped(word, output[i], quote);
            }
            else if (quote != '\0' && c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\'' || (quote == '"' && c is not ('`' or '$')))
            {
                word.Append(c);
            }
            else if (c is '|' or '&' or ';' or '<' or '>' or '(' or ')' or '$' or '`')
            {
                throw new BuildFailure(string.Create(CultureInfo.InvariantCulture, $"unexpected shell character '{c}' in pkgconf output"));
            }
            else if (c is '"' or '\'')
            {
                quote = c;
                isWord = true;
            }
            else if (c is ' ' or '\t' or '\n')
            {
                End();
            }
            else
            {
                word.Append(c);
            }
        }

        if (quote != '\0') throw Broken(quote);
        End();
        return words.DrainToImmutable();

        void End()
        {
            if (word.Length > 0 || isWord) words.Add(word.ToString());
            word.Clear();
            isWord = false;
        }
    }

    /// <summary>Between double quotes a backslash is itself, but before what means something there; before the end of a line both are nothing.</summary>
    private static void Escaped(StringBuilder word, char c, char quote)
    {
        if (quote == '"' && c is not ('$' or '`' or '"' or '\\' or '\n')) word.Append('\\').Append(c);
        else if (c != '\n') word.Append(c);
    }

    private static BuildFailure Broken(char quote) =>
        new(quote != '\0' ? "unterminated quoted string in pkgconf output" : "broken character escaping in pkgconf output");
}
