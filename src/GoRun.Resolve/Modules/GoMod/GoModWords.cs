using System.Buffers;
using System.Globalization;
using System.Text;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.GoMod;

/// <summary>
/// Writes the words of a go.mod file as go does as soon as it has read them: quotes only where they are needed, versions canonical. Only
/// for files without errors.
/// </summary>
/// <param name="versionOf">The version to write for a module path and what stands there now.</param>
internal sealed class GoModWords(Func<string, string, string> versionOf)
{
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("()[]{},");

    public void Normalize(GoModTree tree)
    {
        string module = "";
        foreach (GoModLine line in tree.LinesOf("module")) module = Unquote(line, 0);
        foreach (GoModLine line in tree.LinesOf("require").Concat(tree.LinesOf("exclude"))) ModuleVersion(line, 0);
        foreach (GoModLine line in tree.LinesOf("replace")) Replacement(line);
        foreach (GoModLine line in tree.LinesOf("retract")) Interval(line, module);
        foreach (GoModLine line in tree.LinesOf("tool").Concat(tree.LinesOf("ignore"))) Unquote(line, 0);
    }

    /// <summary>The text as a word, in quotes where it would not be one (modfile.AutoQuote).</summary>
    private static string Quote(string text)
    {
        bool quoted = text.Length == 0
            || text.Contains("//", StringComparison.Ordinal)
            || text.Contains("/*", StringComparison.Ordinal)
            || (text.Length > 1 && text.AsSpan().ContainsAny(Punctuation))
            || text.EnumerateRunes().Any(NeedsQuotes);
        return quoted ? GoQuoting.Quote(text) : text;
    }

    private static bool NeedsQuotes(Rune rune) =>
        rune.Value is ' ' or '"' or '\'' or '`' or '\ufffd' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
            or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Unquote(GoModLine line, int argument)
    {
        int word = line.FirstArgument + argument;
        GoModString.Read(line.Words[word], out string text);
        line.Words[word] = Quote(text);
        return text;
    }

    private void ModuleVersion(GoModLine line, int argument) => Version(line, argument + 1, Unquote(line, argument));

    private void Version(GoModLine line, int argument, string module)
    {
        int word = line.FirstArgument + argument;
        GoModString.Read(line.Words[word], out string version);
        line.Words[word] = versionOf(module, version);
    }

    private void Replacement(GoModLine line)
    {
        int arrow = line.Arguments.IndexOf("=>");
        if (arrow == 2) ModuleVersion(line, 0);
        else Unquote(line, 0);
        if (line.Arguments.Length > arrow + 2) ModuleVersion(line, arrow + 1);
        else Unquote(line, arrow + 1);
    }

    private void Interval(GoModLine line, string module)
    {
        if (line.Arguments[0] != "[")
        {
            Version(line, 0, module);
            return;
        }

        Version(line, 1, module);
        Version(line, 3, module);
    }
}
