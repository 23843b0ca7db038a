namespace GoRun.Resolve.Packages.Patterns;

/// <summary>
/// A pattern with <c>...</c>, which stands for any text; <c>/...</c> at the end also for nothing. A wildcard does not match below
/// a <c>vendor</c> element unless the pattern names one (<c>go help packages</c>).
/// </summary>
internal sealed class PackagePattern
{
    // Stands in both pattern and path for a vendor element that is not the last; no wildcard matches it.
    private const char Vendor = '\0';

    private readonly string[] _literals;
    private readonly string? _shortForm;
    private readonly string _prefix;
    private readonly bool _wild;
    private readonly bool _matchesNothing;

    public PackagePattern(string pattern)
    {
        string marked = MarkVendor(pattern);
        // "x/vendor/..." matches "x/vendor", where vendor is the last element and not marked.
        if (marked.EndsWith($"/{Vendor}/...", StringComparison.Ordinal)) _shortForm = marked[..^"\0/...".Length] + "vendor";
        else if (marked.EndsWith("/...", StringComparison.Ordinal)) _shortForm = marked[..^"/...".Length];
        // go's expression for this one asks for a slash in front, and so matches nothing.
        _matchesNothing = marked == $"{Vendor}/...";
        _literals = marked.Split("...");
        int dots = pattern.IndexOf("...", StringComparison.Ordinal);
        _wild = dots >= 0;
        _prefix = _wild ? pattern[..dots] : pattern;
    }

    public bool Matches(string path)
    {
        if (_matchesNothing) return false;
        string marked = MarkVendor(path);
        if (Match(_literals, 0, marked)) return true;
        if (_shortForm is null) return false;
        return _shortForm.Contains("...", StringComparison.Ordinal) ? Match(_shortForm.Split("..."), 0, marked) : marked == _shortForm;
    }

    /// <summary>Whether the path, or one below it, may match.</summary>
    public bool TreeMayMatch(string path) =>
        (path.Length <= _prefix.Length && Paths.HasPrefix(_prefix, path)) || (_wild && path.StartsWith(_prefix, StringComparison.Ordinal));

    private static bool Match(ReadOnlySpan<string> literals, int index, ReadOnlySpan<char> text)
    {
        string literal = literals[index];
        if (index == 0)
        {
            if (!text.StartsWith(literal, StringComparison.Ordinal)) return false;
            return literals.Length == 1 ? text.Length == literal.Length : Match(literals, 1, text[literal.Length..]);
        }

        bool last = index == literals.Length - 1;
        for (int skipped = 0; skipped + literal.Length <= text.Length; skipped++)
        {
            ReadOnlySpan<char> rest = text[skipped..];
            if (rest.StartsWith(literal, StringComparison.Ordinal))
            {
                ReadOnlySpan<char> after = rest[literal.Length..];
                if (last ? after.IsEmpty : Match(literals, index + 1, after)) return true;
            }

            if (skipped < text.Length && text[skipped] == Vendor) return false;
        }

        return false;
    }

    private static string MarkVendor(string path)
    {
        if (!path.Contains("vendor", StringComparison.Ordinal)) return path;
        string[] elements = path.Split('/');
        for (int i = 0; i < elements.Length - 1; i++)
        {
            if (elements[i] == "vendor") elements[i] = Vendor.ToString();
        }

        return string.Join('/', elements);
    }
}
