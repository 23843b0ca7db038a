using System.Text;
using System.Text.RegularExpressions;
using GoRun.Toolchain;

namespace GoRun.Scripts.Language;

/// <summary>Patterns of scripts.</summary>
public static class ScriptRegexp
{
    // A script's texts are small.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The pattern with <c>(?m)</c> in front of it: <c>^</c> and <c>$</c> are the ends of lines.</summary>
    /// <exception cref="ScriptException">The pattern is wrong, or cannot be written in .NET's syntax.</exception>
    public static Regex CompileForLines(string pattern)
    {
        try
        {
            return GoRegexp.CompileForLines(pattern, Patience);
        }
        catch (FormatException e)
        {
            throw new ScriptException(e.Message, e);
        }
    }

    /// <summary>A pattern that matches a text and nothing else.</summary>
    public static string Quote(string text)
    {
        var result = new StringBuilder();
        foreach (char c in text)
        {
            if (@"\.+*?()|[]{}^$".Contains(c, StringComparison.Ordinal))
                result.Append('\\');
            result.Append(c);
        }
        return result.ToString();
    }
}
