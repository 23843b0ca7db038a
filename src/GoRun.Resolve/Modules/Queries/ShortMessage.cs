using System.Globalization;
using System.Text;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>What authors write into their go.mod files, cut down to what is fit for a terminal (modload.ShortMessage).</summary>
internal static class ShortMessage
{
    // A longer one is no message for a terminal.
    private const int MostBytes = 500;

    /// <summary>The first line; something else where that is not fit to be shown, and empty where it is empty.</summary>
    public static string Of(string text)
    {
        string line = text.Split('\n')[0].Trim();
        if (Encoding.UTF8.GetByteCount(line) > MostBytes) return "(message omitted: too long)";
        return line.EnumerateRunes().All(IsPrintable) ? line : "(message omitted: contains non-printable characters)";
    }

    private static bool IsPrintable(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
