using System.Text;

namespace GoRun.Resolve.Packages.Embedding;

/// <summary>
/// Shell patterns as Go's path.Match has them: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[^a]</c> and <c>\x</c>; none crosses a slash.
/// </summary>
internal static class PathMatch
{
    /// <summary>Whether the whole name matches. False also for a malformed pattern, see <see cref="IsValid"/>.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '*')
            {
                pattern = pattern.TrimStart('*');
                for (int skipped = 0; ; skipped++)
                {
                    if (Matches(pattern, name[skipped..])) return true;
                    if (skipped == name.Length || name[skipped] == '/') return false;
                }
            }

            if (name.IsEmpty || !One(ref pattern, ref name)) return false;
        }

        return name.IsEmpty;
    }

    /// <summary>Whether the pattern is well formed.</summary>
    public static bool IsValid(ReadOnlySpan<char> pattern)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '\\')
            {
                if (pattern.Length < 2) return false;
                pattern = pattern[2..];
            }
            else if (pattern[0] == '[')
            {
                if (!Class(ref pattern, default, out _)) return false;
            }
            else
            {
                pattern = pattern[1..];
            }
        }

        return true;
    }

    public static bool HasMeta(string path) => path.AsSpan().IndexOfAny("*?[\\") >= 0;

    private static bool One(ref ReadOnlySpan<char> pattern, ref ReadOnlySpan<char> name)
    {
        Rune.DecodeFromUtf16(name, out Rune rune, out int width);
        switch (pattern[0])
        {
            case '?':
                if (name[0] == '/') return false;
                pattern = pattern[1..];
                break;
            case '[':
                if (!Class(ref pattern, rune, out bool inside) || !inside) return false;
                break;
            case '\\':
                if (pattern.Length < 2 || pattern[1] != name[0]) return false;
                pattern = pattern[2..];
                width = 1;
                break;
            default:
                if (pattern[0] != name[0]) return false;
                pattern = pattern[1..];
                width = 1;
                break;
        }

        name = name[width..];
        return true;
    }

    /// <summary>Reads a bracketed class. False where it is malformed.</summary>
    private static bool Class(ref ReadOnlySpan<char> pattern, Rune rune, out bool inside)
    {
        inside = false;
        pattern = pattern[1..];
        bool negated = !pattern.IsEmpty && pattern[0] == '^';
        if (negated) pattern = pattern[1..];
        for (int ranges = 0; ; ranges++)
        {
            if (ranges > 0 && !pattern.IsEmpty && pattern[0] == ']') break;
            if (!ClassRune(ref pattern, out Rune low)) return false;
            Rune high = low;
            if (!pattern.IsEmpty && pattern[0] == '-')
            {
                pattern = pattern[1..];
                if (!ClassRune(ref pattern, out high)) return false;
            }

            inside |= low <= rune && rune <= high;
        }

        pattern = pattern[1..];
        inside ^= negated;
        return true;
    }

    private static bool ClassRune(ref ReadOnlySpan<char> pattern, out Rune rune)
    {
        rune = default;
        if (pattern.IsEmpty || pattern[0] is '-' or ']') return false;
        if (pattern[0] == '\\') pattern = pattern[1..];
        if (pattern.IsEmpty) return false;
        Rune.DecodeFromUtf16(pattern, out rune, out int width);
        pattern = pattern[width..];
        return !pattern.IsEmpty;
    }
}
