using System.Globalization;

namespace GoRun.Toolchain;

/// <summary>A released Go version, like 1.27.4; release candidates and vendor suffixes do not count here.</summary>
public readonly record struct GoRelease(int Major, int Minor, int Patch) : IComparable<GoRelease>
{
    /// <summary>The oldest release that gorun drives.</summary>
    public static GoRelease OldestSupported => new(1, 24, 0);

    /// <summary>The version without its patch, like <c>go1.24</c>.</summary>
    public string Language => string.Create(CultureInfo.InvariantCulture, $"go{Major}.{Minor}");

    /// <summary>Whether this is 1.<paramref name="minor"/> or newer.</summary>
    public bool AtLeast(int minor) => Major > 1 || Minor >= minor;

    /// <summary>
    /// Whether what packages bring along for the C compiler and linker is judged by the stricter rules that came with the security releases 1.26.11
    /// and 1.27.4.
    /// </summary>
    public bool HasStrictCgoRules => Major > 1 || Minor > 27 || (Minor == 27 && Patch >= 4) || (Minor == 26 && Patch >= 11);

    /// <summary>
    /// Whether the flags of <c>#cgo pkg-config</c> lines must be known ones: since the security releases 1.24.12 and 1.25.6.
    /// </summary>
    public bool ChecksPkgConfigFlags => AtLeast(26) || (Minor == 25 && Patch >= 6) || (Minor == 24 && Patch >= 12);

    /// <summary>Reads the number out of a version like <c>go1.27.4</c>, <c>go1.28rc1</c> or <c>go1.25.1-vendor X:arenas</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> version, out GoRelease release)
    {
        release = default;
        if (!version.StartsWith("go", StringComparison.Ordinal)) return false;
        version = version[2..];
        if (!TakeNumber(ref version, out int major) || !TakeDot(ref version) || !TakeNumber(ref version, out int minor)) return false;
        // "go1.28rc1" has no dot here, and what follows is not a number.
        int patch = 0;
        if (TakeDot(ref version)) _ = TakeNumber(ref version, out patch);
        release = new GoRelease(major, minor, patch);
        return true;
    }

    private static bool TakeDot(ref ReadOnlySpan<char> text)
    {
        bool dot = text.StartsWith('.');
        if (dot) text = text[1..];
        return dot;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, out int number)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        if (end < 0) end = text.Length;
        bool taken = int.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out number);
        text = text[end..];
        return taken;
    }

    public int CompareTo(GoRelease other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public static bool operator <(GoRelease left, GoRelease right) => left.CompareTo(right) < 0;

    public static bool operator >(GoRelease left, GoRelease right) => left.CompareTo(right) > 0;

    public static bool operator <=(GoRelease left, GoRelease right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GoRelease left, GoRelease right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Major}.{Minor}.{Patch}";
}
