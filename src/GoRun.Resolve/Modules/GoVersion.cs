namespace GoRun.Resolve.Modules;

/// <summary>
/// Versions of Go itself, as go and toolchain lines spell them: <c>1.21</c> (the language), <c>1.21rc1</c>, <c>1.21.0</c>, in this order
/// since 1.21; before it, <c>1.20</c> is the same as <c>1.20.0</c>. Source: cmd/go/internal/gover and go.dev/doc/toolchain#version.
/// </summary>
internal static class GoVersion
{
    /// <summary>What a main module's go.mod without a go line counts as.</summary>
    public const string WithoutGoLine = "1.16";

    /// <summary>A malformed version is below every well-formed one.</summary>
    public static int Compare(string left, string right)
    {
        Parts a = Parse(left);
        Parts b = Parse(right);
        int order = SemanticVersion.CompareNumbers(a.Major, b.Major);
        if (order == 0) order = SemanticVersion.CompareNumbers(a.Minor, b.Minor);
        if (order == 0) order = SemanticVersion.CompareNumbers(a.Patch, b.Patch);
        if (order == 0) order = a.Kind.SequenceCompareTo(b.Kind);
        return order != 0 ? order : SemanticVersion.CompareNumbers(a.Prerelease, b.Prerelease);
    }

    public static bool IsValid(string version) => !Parse(version).Major.IsEmpty;

    /// <summary>It names the language version (<c>1.21</c>), not a release of it (<c>1.21.0</c>).</summary>
    public static bool IsLanguage(string version)
    {
        Parts parts = Parse(version);
        return !parts.Major.IsEmpty && parts.Patch.IsEmpty && parts.Kind.IsEmpty;
    }

    /// <summary>A beta or a release candidate.</summary>
    public static bool IsPrerelease(string version) => !Parse(version).Kind.IsEmpty;

    /// <summary>The language version of a release: <c>1.21</c> of <c>1.21.3</c>; empty for a malformed version.</summary>
    public static string Language(string version)
    {
        Parts parts = Parse(version);
        bool majorAlone = parts.Minor.IsEmpty || (parts.Major is "1" && parts.Minor is "0");
        return majorAlone ? parts.Major.ToString() : $"{parts.Major}.{parts.Minor}";
    }

    /// <summary>The Go version in a toolchain's name, like <c>1.22.1</c> of <c>go1.22.1-custom</c>; empty where there is none.</summary>
    public static string OfToolchain(string name)
    {
        if (IsValid(name)) return name;
        if (!name.StartsWith("go", StringComparison.Ordinal) || name.AsSpan().ContainsAny('/', '\\')) return "";
        int end = name.AsSpan().IndexOfAny(' ', '\t', '-');
        string version = end < 0 ? name[2..] : name[2..end];
        return IsValid(version) ? version : "";
    }

    private static Parts Parse(ReadOnlySpan<char> text)
    {
        var parts = default(Parts);
        if (!TakeNumber(ref text, out parts.Major)) return default;
        if (text.IsEmpty)
        {
            parts.Minor = parts.Patch = "0";
            return parts;
        }

        if (text[0] != '.') return default;
        text = text[1..];
        if (!TakeNumber(ref text, out parts.Minor)) return default;
        if (text.IsEmpty)
        {
            if (SemanticVersion.CompareNumbers(parts.Minor, "21") < 0) parts.Patch = "0";
            return parts;
        }

        if (text[0] == '.')
        {
            text = text[1..];
            return TakeNumber(ref text, out parts.Patch) && text.IsEmpty ? parts : default;
        }

        int letters = text.IndexOfAnyExceptInRange('a', 'z');
        if (letters == 0) return default;
        parts.Kind = letters < 0 ? text : text[..letters];
        text = letters < 0 ? [] : text[letters..];
        return text.IsEmpty || (TakeNumber(ref text, out parts.Prerelease) && text.IsEmpty) ? parts : default;
    }

    private static bool TakeNumber(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> number)
    {
        int length = text.IndexOfAnyExceptInRange('0', '9');
        if (length < 0) length = text.Length;
        number = text[..length];
        text = text[length..];
        return length == 1 || (length > 1 && number[0] != '0');
    }

    private ref struct Parts
    {
        public ReadOnlySpan<char> Major;
        public ReadOnlySpan<char> Minor;
        public ReadOnlySpan<char> Patch;

        /// <summary><c>alpha</c>, <c>beta</c>, <c>rc</c>, or empty; the order of the letters is the order of the releases.</summary>
        public ReadOnlySpan<char> Kind;
        public ReadOnlySpan<char> Prerelease;
    }
}
