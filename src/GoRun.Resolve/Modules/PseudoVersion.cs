using System.Buffers;
using System.Globalization;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules;

/// <summary>
/// Versions that stand for commits without a tag (go.dev/ref/mod#pseudo-versions, golang.org/x/mod/module):
/// <code>
/// vX.0.0-yyyymmddhhmmss-abcdef123456           no version is known before the commit
/// vX.Y.(Z+1)-0.yyyymmddhhmmss-abcdef123456     vX.Y.Z is the one before it
/// vX.Y.Z-pre.0.yyyymmddhhmmss-abcdef123456     vX.Y.Z-pre is the one before it
/// </code>
/// So each is above the version before it and below the next that can be tagged. Times are UTC.
/// </summary>
internal static class PseudoVersion
{
    private const string TimeFormat = "yyyyMMddHHmmss";

    private static readonly SearchValues<char> LettersAndDigits =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <param name="major">Like <c>v2</c>; empty for v0.</param>
    /// <param name="older">The version before the commit, or empty. Its build metadata is kept.</param>
    /// <param name="revision">The first twelve digits of the commit's hash.</param>
    public static string Make(string major, string older, DateTimeOffset time, string revision)
    {
        string commit = $"{FormatTime(time)}-{revision}";
        if (older.Length == 0) return $"{(major.Length == 0 ? "v0" : major)}.0.0-{commit}";
        string build = SemanticVersion.Build(older);
        string canonical = SemanticVersion.Canonical(older);
        if (build.Length > 0 && canonical.EndsWith(build, StringComparison.Ordinal)) canonical = canonical[..^build.Length];
        if (SemanticVersion.Prerelease(canonical).Length > 0) return $"{canonical}.0.{commit}{build}";
        int patch = canonical.LastIndexOf('.') + 1;
        return $"{canonical[..patch]}{Increment(canonical[patch..])}-0.{commit}{build}";
    }

    public static bool Is(string version)
    {
        string rest = WithoutBuild(version);
        int hyphen = rest.LastIndexOf('-');
        if (hyphen <= 0 || hyphen == rest.Length - 1 || !SemanticVersion.IsValid(version)) return false;
        if (rest.AsSpan(hyphen + 1).ContainsAnyExcept(LettersAndDigits)) return false;
        ReadOnlySpan<char> before = rest.AsSpan(0, hyphen);
        if (before.Length <= TimeFormat.Length || before[^TimeFormat.Length..].ContainsAnyExceptInRange('0', '9')) return false;
        before = before[..^TimeFormat.Length];
        int core = before.IndexOf('-');
        if (core < 0) return false;
        ReadOnlySpan<char> prerelease = before[(core + 1)..];
        return prerelease.IsEmpty
            ? before[..core].EndsWith(".0.0", StringComparison.Ordinal)
            : prerelease is "0." || prerelease.EndsWith(".0.", StringComparison.Ordinal);
    }

    /// <summary>The commit in the pseudo-version.</summary>
    public static string Revision(string version)
    {
        string rest = WithoutBuild(version);
        return rest[(rest.LastIndexOf('-') + 1)..];
    }

    /// <summary>The fourteen digits of the pseudo-version's time, which need not be a time.</summary>
    public static string Timestamp(string version)
    {
        string rest = WithoutBuild(version);
        int end = rest.LastIndexOf('-');
        return rest[(end - TimeFormat.Length)..end];
    }

    /// <summary>The time in the pseudo-version; null where there is no such time.</summary>
    public static DateTimeOffset? Time(string version) =>
        DateTimeOffset.TryParseExact(
            Timestamp(version), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;

    /// <summary>A time as pseudo-versions spell it.</summary>
    public static string FormatTime(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>The version before the commit, with the pseudo-version's build metadata; empty where none was known.</summary>
    /// <param name="problem">Null, or what makes the pseudo-version senseless.</param>
    public static string Base(string version, out string? problem)
    {
        problem = null;
        string rest = WithoutBuild(version);
        string build = version[rest.Length..];
        rest = rest[..(rest.LastIndexOf('-') - TimeFormat.Length - 1)];
        string prerelease = SemanticVersion.Prerelease(rest);
        if (prerelease.Length == 0)
        {
            if (build.Length > 0) problem = $"lacks base version, but has build metadata {GoQuoting.Quote(build)}";
            return "";
        }

        if (prerelease != "-0") return rest[..^".0".Length] + build;
        rest = rest[..^prerelease.Length];
        int patch = rest.LastIndexOf('.') + 1;
        if (Decrement(rest[patch..]) is { } lower) return rest[..patch] + lower + build;
        problem = $"version before {rest} would have negative patch number";
        return "";
    }

    private static string WithoutBuild(string version)
    {
        int plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? version : version[..plus];
    }

    /// <summary>Adds one to a decimal number of any length.</summary>
    private static string Increment(string number)
    {
        int nines = number.Length - number.AsSpan().TrimEnd('9').Length;
        string zeros = new('0', nines);
        if (nines == number.Length) return "1" + zeros;
        int digit = number.Length - nines - 1;
        return $"{number[..digit]}{(char)(number[digit] + 1)}{zeros}";
    }

    /// <summary>Takes one from a decimal number of any length; null for zero.</summary>
    private static string? Decrement(string number)
    {
        int zeros = number.Length - number.AsSpan().TrimEnd('0').Length;
        if (zeros == number.Length) return null;
        int digit = number.Length - zeros - 1;
        string lower = $"{number[..digit]}{(char)(number[digit] - 1)}{new string('9', zeros)}";
        return lower.Length > 1 ? lower.TrimStart('0') : lower;
    }
}
