namespace GoRun.Resolve.Modules;

/// <summary>
/// Semantic versions as Go modules use them (golang.org/x/mod/semver): a leading <c>v</c> is required, <c>v1</c> and <c>v1.2</c> are short
/// for
/// <c>v1.0.0</c> and <c>v1.2.0</c>, build metadata does not count in comparisons, and an invalid version is below every valid one.
/// </summary>
public static class SemanticVersion
{
    public static bool IsValid(ReadOnlySpan<char> version) => TryParse(version, out _);

    /// <summary>Negative, zero or positive, in the order of the specification's section 11.</summary>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        bool leftValid = TryParse(left, out Parts a);
        bool rightValid = TryParse(right, out Parts b);
        if (!leftValid || !rightValid) return leftValid.CompareTo(rightValid);

        int order = CompareNumbers(a.Major, b.Major);
        if (order == 0) order = CompareNumbers(a.Minor, b.Minor);
        if (order == 0) order = CompareNumbers(a.Patch, b.Patch);
        return order != 0 ? order : ComparePrereleases(a.Prerelease, b.Prerelease);
    }

    /// <summary><c>v2</c> of <c>v2.1.0</c>; empty for an invalid version.</summary>
    public static string Major(string version) => TryParse(version, out Parts parts) ? version[..(1 + parts.Major.Length)] : "";

    /// <summary>The pre-release part with its hyphen, or empty.</summary>
    public static string Prerelease(string version) => TryParse(version, out Parts parts) ? parts.Prerelease.ToString() : "";

    /// <summary>The build metadata with its plus sign, or empty.</summary>
    public static string Build(string version) => TryParse(version, out Parts parts) ? parts.Build.ToString() : "";

    /// <summary>
    /// All three numbers written out and build metadata dropped, save <c>+incompatible</c>, which modules keep; empty for an invalid
    /// version.
    /// </summary>
    public static string Canonical(string version)
    {
        if (!TryParse(version, out Parts parts)) return "";
        bool incompatible = parts.Build.SequenceEqual("+incompatible");
        if (parts.IsFull && (parts.Build.IsEmpty || incompatible)) return version;
        return parts.IsFull
            ? version[..^parts.Build.Length]
            : $"v{parts.Major}.{parts.Minor}.{parts.Patch}";
    }

    /// <summary>Compares decimal numbers of any length without leading zeros.</summary>
    public static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);

    private static int ComparePrereleases(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty) return left.IsEmpty.CompareTo(right.IsEmpty);
        left = left[1..];
        right = right[1..];
        while (true)
        {
            ReadOnlySpan<char> a = NextIdentifier(ref left);
            ReadOnlySpan<char> b = NextIdentifier(ref right);
            int order = CompareIdentifiers(a, b);
            if (order != 0) return order;
            if (left.IsEmpty || right.IsEmpty) return left.Length.CompareTo(right.Length);
        }
    }

    private static int CompareIdentifiers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        bool leftIsNumber = IsNumber(left);
        bool rightIsNumber = IsNumber(right);
        if (leftIsNumber != rightIsNumber) return leftIsNumber ? -1 : 1;
        return leftIsNumber ? CompareNumbers(left, right) : left.SequenceCompareTo(right);
    }

    private static ReadOnlySpan<char> NextIdentifier(scoped ref ReadOnlySpan<char> rest)
    {
        int dot = rest.IndexOf('.');
        ReadOnlySpan<char> identifier = dot < 0 ? rest : rest[..dot];
        rest = dot < 0 ? [] : rest[(dot + 1)..];
        return identifier;
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool TryParse(ReadOnlySpan<char> text, out Parts parts)
    {
        parts = default;
        if (text.IsEmpty || text[0] != 'v') return false;
        text = text[1..];
        if (!TakeNumber(ref text, out parts.Major)) return false;
        parts.Minor = "0";
        parts.Patch = "0";
        if (text.IsEmpty) return true;
        if (!TakeDot(ref text) || !TakeNumber(ref text, out parts.Minor)) return false;
        if (text.IsEmpty) return true;
        if (!TakeDot(ref text) || !TakeNumber(ref text, out parts.Patch)) return false;
        parts.IsFull = true;
        if (!TakeIdentifiers(ref text, '-', out parts.Prerelease)) return false;
        return TakeIdentifiers(ref text, '+', out parts.Build) && text.IsEmpty;
    }

    private static bool TakeDot(scoped ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '.') return false;
        text = text[1..];
        return true;
    }

    private static bool TakeNumber(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> number)
    {
        int length = text.IndexOfAnyExceptInRange('0', '9');
        if (length < 0) length = text.Length;
        number = text[..length];
        text = text[length..];
        return length > 0 && (length == 1 || number[0] != '0');
    }

    /// <summary>
    /// Takes a dotted list after <paramref name="mark"/>, mark included; none at all is fine. Numbers with leading zeros are not, before
    /// the build metadata.
    /// </summary>
    private static bool TakeIdentifiers(scoped ref ReadOnlySpan<char> text, char mark, out ReadOnlySpan<char> list)
    {
        list = default;
        if (text.IsEmpty || text[0] != mark) return true;
        int start = 1;
        int i = 1;
        for (; i < text.Length && text[i] != '+'; i++)
        {
            char c = text[i];
            if (c == '.')
            {
                if (!IsIdentifier(text[start..i], mark)) return false;
                start = i + 1;
            }
            else if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        if (!IsIdentifier(text[start..i], mark)) return false;
        list = text[..i];
        text = text[i..];
        return true;
    }

    private static bool IsIdentifier(ReadOnlySpan<char> text, char mark) =>
        !text.IsEmpty && (mark == '+' || text.Length == 1 || text[0] != '0' || !IsNumber(text));

    private ref struct Parts
    {
        public ReadOnlySpan<char> Major;
        public ReadOnlySpan<char> Minor;
        public ReadOnlySpan<char> Patch;
        public ReadOnlySpan<char> Prerelease;
        public ReadOnlySpan<char> Build;

        /// <summary>All three numbers were written.</summary>
        public bool IsFull;
    }
}
