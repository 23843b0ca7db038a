using System.Collections.Immutable;
using System.Text;
using GoRun.Toolchain;

namespace GoRun.Build.Commands;

/// <summary>Commands as go prints them for <c>-x</c> and <c>-n</c>.</summary>
internal static class CommandText
{
    /// <summary>The words with blanks between them; those that a reader or a shell could take apart wrongly are in Go quotes.</summary>
    public static string Join(IEnumerable<string> words)
    {
        var text = new StringBuilder();
        foreach (string word in words)
        {
            if (text.Length > 0) text.Append(' ');
            string quoted = GoQuoting.Quote(word);
            bool plain = word.Length > 0 && word.AsSpan().IndexOfAny(" ()>;") < 0 && quoted.Length == word.Length + 2;
            text.Append(plain ? word : quoted);
        }

        return text.ToString();
    }

    /// <summary>The variables set for one command, as they stand before it.</summary>
    public static string JoinVariables(ImmutableArray<(string Name, string Value)> variables)
    {
        var text = new StringBuilder();
        foreach ((string name, string value) in variables)
        {
            string shown = value.Contains('\'', StringComparison.Ordinal) ? GoQuoting.Quote(value) : $"'{value}'";
            text.Append(name).Append('=').Append(shown).Append(' ');
        }

        return text.ToString();
    }
}
