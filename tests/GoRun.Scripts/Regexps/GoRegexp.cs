using System.Text;
using System.Text.RegularExpressions;
using GoRun.Scripts.Language;

namespace GoRun.Scripts.Regexps;

/// <summary>
/// Go's regular expressions (RE2's syntax, https://go.dev/s/re2syntax), written as .NET's. What has no exact counterpart is refused, and
/// so is what RE2 itself lacks (backreferences, lookaround): a pattern never means one thing in Go and another here.
/// </summary>
public static class GoRegexp
{
    // Neither engine of .NET promises linear time with the assertions used here; a script's texts are small.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The pattern with <c>(?m)</c> in front of it: <c>^</c> and <c>$</c> are the ends of lines.</summary>
    /// <exception cref="ScriptException">The pattern is wrong, or cannot be written in .NET's syntax.</exception>
    public static Regex CompileForLines(string pattern)
    {
        try
        {
            return new Regex(new Translation(pattern).Run(), RegexOptions.CultureInvariant | RegexOptions.Multiline, Patience);
        }
        catch (ArgumentException e)
        {
            throw new ScriptException($"error parsing regexp: {pattern}: {e.Message}", e);
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
