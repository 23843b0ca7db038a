using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>The characters that the language lets a compiler refuse in an import path, and that go refuses.</summary>
internal static class ImportPathErrors
{
    private const string Refused = "!\"#$%&'()*,:;<=>?[\\]^{|}`\uFFFD";

    private static readonly SearchValues<char> Ordinary =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/@+");

    public static HeaderError? Find(ImmutableArray<ImportSpec>.Builder imports)
    {
        foreach (ImportSpec spec in imports)
        {
            if (!IsValid(spec.Path)) return new HeaderError(spec.Position, $"invalid import path: {spec.Path}", false);
        }

        return null;
    }

    /// <summary>Whether an import path may hold the character.</summary>
    public static bool Allows(Rune rune) =>
        IsGraphic(rune) && !Rune.IsWhiteSpace(rune) && !Refused.Contains(rune.ToString(), StringComparison.Ordinal);

    private static bool IsValid(string path)
    {
        if (path.Length == 0) return false;
        if (!path.AsSpan().ContainsAnyExcept(Ordinary)) return true;
        foreach (Rune rune in path.EnumerateRunes())
        {
            if (!Allows(rune)) return false;
        }

        return true;
    }

    private static bool IsGraphic(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
