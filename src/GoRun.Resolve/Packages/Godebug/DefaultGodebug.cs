using System.Collections.Immutable;
using System.Globalization;
using GoRun.Platform;

namespace GoRun.Resolve.Packages.Godebug;

/// <summary>
/// The GODEBUG settings that a program is linked with (<c>go doc godebug</c>): those that keep the behaviour of the Go version that the
/// main module asks for, then the settings of go.mod, then the <c>//go:debug</c> lines of the main package.
/// </summary>
/// <param name="goVersion">Of the main module; the toolchain's own outside a module.</param>
internal sealed class DefaultGodebug(
    SourceTree sources, string goroot, string goVersion, string fips140, ImmutableArray<KeyValuePair<string, string>> moduleSettings)
{
    /// <param name="directives">The settings of the main package's <c>//go:debug</c> lines.</param>
    public string For(ImmutableArray<KeyValuePair<string, string>> directives)
    {
        var asked = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (fips140 is not ("" or "off")) asked["fips140"] = "on";
        foreach ((string key, string value) in moduleSettings) asked[key] = value;
        foreach ((string key, string value) in directives) asked[key] = value;

        string version = goVersion;
        if (asked.Remove("default", out string? chosen))
        {
            if (chosen.StartsWith("go", StringComparison.Ordinal)) chosen = chosen[2..];
            if (Minor(chosen) is not null) version = chosen;
        }

        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Minor(version) is { } minor) GodebugTable.AddOldValues(sources, goroot, minor, settings);
        foreach ((string key, string value) in asked) settings[key] = value;
        return string.Join(',', settings.Select(s => $"{s.Key}={s.Value}"));
    }

    /// <summary>The N of <c>1.N</c> or <c>1.N.P</c>; null for anything else.</summary>
    private static int? Minor(string version)
    {
        string[] parts = version.Split('.');
        if (parts.Length < 2 || parts[0] != "1") return null;
        string minor = parts[1];
        // A release candidate counts as its release.
        int end = minor.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (end > 0) minor = minor[..end];
        return int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
