using System.Text.RegularExpressions;

namespace GoRun.Toolchain;

/// <summary>
/// Go's regular expressions (RE2's syntax, https://go.dev/s/re2syntax), written as .NET's. What has no exact counterpart is refused, and
/// so is what RE2 itself lacks (backreferences, lookaround): a pattern never means one thing in Go and another here.
/// </summary>
public static class GoRegexp
{
    /// <exception cref="FormatException">The pattern is wrong, or cannot be written in .NET's syntax: <c>error parsing regexp: ...</c>.</exception>
    public static Regex Compile(string pattern) => Compile(pattern, RegexOptions.None, Regex.InfiniteMatchTimeout);

    /// <summary>The pattern with <c>(?m)</c> in front of it: <c>^</c> and <c>$</c> are the ends of lines.</summary>
    /// <param name="patience">How long a match may take: neither engine of .NET promises linear time with the assertions used here.</param>
    /// <inheritdoc cref="Compile(string)"/>
    public static Regex CompileForLines(string pattern, TimeSpan patience) => Compile(pattern, RegexOptions.Multiline, patience);

    private static Regex Compile(string pattern, RegexOptions options, TimeSpan patience)
    {
        string translated = new RegexpTranslation(pattern, options == RegexOptions.Multiline).Run();
        try
        {
            return new Regex(translated, RegexOptions.CultureInvariant | options, patience);
        }
        catch (RegexParseException e)
        {
            throw new FormatException("error parsing regexp: " + Describe(e, pattern, translated), e);
        }
    }

    /// <summary>In Go's words, for the commonest mistakes.</summary>
    private static string Describe(RegexParseException e, string pattern, string translated) => e.Error switch
    {
        RegexParseError.InsufficientClosingParentheses => $"missing closing ): `{pattern}`",
        RegexParseError.InsufficientOpeningParentheses => $"unexpected ): `{pattern}`",
        RegexParseError.QuantifierAfterNothing when e.Offset > 0 => $"missing argument to repetition operator: `{translated[e.Offset - 1]}`",
        RegexParseError.NestedQuantifiersNotParenthesized when e.Offset > 1 =>
            $"invalid nested repetition operator: `{translated[(e.Offset - 2)..e.Offset]}`",
        _ => $"{e.Message}: `{pattern}`",
    };
}
