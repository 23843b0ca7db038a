using System.Globalization;
using System.Text;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// The paragraph <c>Deprecated: ...</c> in the comments of a go.mod file's module line (go.dev/ref/mod#go-mod-file-module-deprecation).
/// </summary>
internal static class DeprecationNotice
{
    private const string Mark = "Deprecated:";

    // A longer one is no message for a terminal.
    private const int MostBytes = 500;

    /// <summary>The notice's first line, as go shows it; empty where there is none.</summary>
    public static string Of(string goMod)
    {
        if (!goMod.Contains(Mark, StringComparison.Ordinal)) return "";
        try
        {
            return Shorten(Notice(GoModTreeReader.Read("go.mod", goMod, keepsLastBlankLine: false)));
        }
        catch (GoModSyntaxException)
        {
            return "";
        }
    }

    private static string Notice(GoModTree tree)
    {
        if (tree.LinesOf("module").FirstOrDefault() is not { } line) return "";
        GoModStatement commented = line;
        if (line is { InBlock: true, Before: [], Suffix: [] }) commented = tree.Statements.OfType<GoModBlock>().First(b => b.Lines.Contains(line));
        IEnumerable<string> comments = commented.Before.Concat(commented.Suffix).Where(c => c.StartsWith("//", StringComparison.Ordinal));
        string[] paragraphs = string.Join('\n', comments.Select(c => c[2..].Trim())).Split("\n\n");
        return Array.Find(paragraphs, p => p.StartsWith(Mark, StringComparison.Ordinal))?[Mark.Length..] ?? "";
    }

    private static string Shorten(string notice)
    {
        string line = notice.Trim(' ').Split('\n')[0].Trim();
        if (Encoding.UTF8.GetByteCount(line) > MostBytes) return "(message omitted: too long)";
        return line.EnumerateRunes().All(IsPrintable) ? line : "(message omitted: contains non-printable characters)";
    }

    private static bool IsPrintable(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
