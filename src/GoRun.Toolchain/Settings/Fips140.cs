namespace GoRun.Toolchain;

/// <summary>The versions that GOFIPS140 may name.</summary>
internal static class Fips140
{
    /// <summary>vX.Y.Z for 1.24; with 8 characters behind a dash for 1.25; 1.26 wants X to be 1 and takes <c>-rcN</c> too.</summary>
    internal static bool IsVersion(ReadOnlySpan<char> text, GoRelease release)
    {
        if (release.AtLeast(26) ? !text.StartsWith("v1.", StringComparison.Ordinal) : !text.StartsWith('v')) return false;
        text = text[1..];
        if (!TakeDigits(ref text) || !TakeDot(ref text) || !TakeDigits(ref text) || !TakeDot(ref text) || !TakeDigits(ref text)) return false;
        if (text.IsEmpty) return true;
        if (!release.AtLeast(25) || text[0] != '-') return false;
        if (release.AtLeast(26) && text.StartsWith("-rc", StringComparison.Ordinal))
        {
            text = text["-rc".Length..];
            return TakeDigits(ref text) && text.IsEmpty;
        }

        return System.Text.Encoding.UTF8.GetByteCount(text) == "-".Length + 8;
    }

    private static bool TakeDot(ref ReadOnlySpan<char> text)
    {
        bool dot = text.StartsWith('.');
        if (dot) text = text[1..];
        return dot;
    }

    private static bool TakeDigits(ref ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        if (end < 0) end = text.Length;
        text = text[end..];
        return end > 0;
    }
}
