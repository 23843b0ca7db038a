namespace GoRun.Resolve.Modules.GoMod;

/// <summary>What go and toolchain lines may say.</summary>
internal static class GoLine
{
    /// <summary><c>1.N</c>, <c>1.N.P</c>, either with a suffix of small letters and digits.</summary>
    public static bool IsVersion(ReadOnlySpan<char> text)
    {
        if (!TakeMajorMinor(ref text)) return false;
        if (!text.IsEmpty && text[0] == '.')
        {
            text = text[1..];
            if (!TakeNumber(ref text)) return false;
        }

        if (text.IsEmpty) return true;
        int letters = text.IndexOfAnyExceptInRange('a', 'z');
        return letters > 0 && !text[letters..].ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>
    /// The <c>1.N</c> at the beginning of a version that this release cannot read, so that a dependency with a newer notation can still be
    /// used; null where there is none.
    /// </summary>
    public static string? LaxVersion(string text)
    {
        ReadOnlySpan<char> rest = text.StartsWith('v') ? text.AsSpan(1) : text;
        ReadOnlySpan<char> start = rest;
        return TakeMajorMinor(ref rest) && !rest.IsEmpty ? start[..^rest.Length].ToString() : null;
    }

    public static bool IsToolchain(ReadOnlySpan<char> name) =>
        name is "default" or "go1" || name.StartsWith("go1.", StringComparison.Ordinal);

    private static bool TakeMajorMinor(scoped ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] == '0' || !TakeNumber(ref text) || text.IsEmpty || text[0] != '.') return false;
        text = text[1..];
        return TakeNumber(ref text);
    }

    private static bool TakeNumber(scoped ref ReadOnlySpan<char> text)
    {
        int length = text.IndexOfAnyExceptInRange('0', '9');
        if (length < 0) length = text.Length;
        bool ok = length == 1 || (length > 1 && text[0] != '0');
        text = text[length..];
        return ok;
    }
}
