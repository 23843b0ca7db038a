using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.GoMod;

/// <summary>A version as it stands in a go.mod file.</summary>
internal static class VersionText
{
    /// <summary>Null on success, else the message with the directive in front.</summary>
    /// <param name="verb">The directive.</param>
    /// <param name="path">The module path that the version belongs to.</param>
    public static string? Read(ReadOnlySpan<char> verb, string path, ReadOnlySpan<char> token, GoModRules rules, out string version)
    {
        string? problem = GoModString.Read(token, out version);
        if (problem is not null) return Describe(verb, path, $"version {GoQuoting.Quote(token.ToString())} invalid: {problem}");

        string canonical = SemanticVersion.Canonical(version);
        if (rules.Strict && ModulePaths.SplitVersion(path) is not { })
            return Describe(verb, path, $"version {GoQuoting.Quote(version)} invalid: malformed module path {GoQuoting.Quote(path)}");
        if (rules is { Strict: true, VersionOf: { } versionOf } && canonical != version && path.Length > 0)
            return LookUp(verb, path, versionOf, ref version);
        if (canonical.Length == 0 || (rules.Strict && canonical != version))
            return Describe(verb, path, $"version {GoQuoting.Quote(version)} invalid: must be of the form v1.2.3");
        version = canonical;
        return null;
    }

    private static string? LookUp(ReadOnlySpan<char> verb, string path, Func<string, string, string> versionOf, ref string version)
    {
        try
        {
            version = versionOf(path, version);
            return null;
        }
        catch (ModuleFetchException e)
        {
            string invalid = $"{path}@{version}: invalid version: ";
            if (e.Message.StartsWith(invalid, StringComparison.Ordinal))
                return Describe(verb, path, $"version {GoQuoting.Quote(version)} invalid: {e.Message[invalid.Length..]}");
            foreach (string start in new[] { $"{path}@{version}: ", $"module {path}: " })
            {
                if (e.Message.StartsWith(start, StringComparison.Ordinal)) return Describe(verb, path, e.Message[start.Length..]);
            }

            return e.Message;
        }
    }

    private static string Describe(ReadOnlySpan<char> verb, string path, string problem) =>
        path.Length == 0 ? $"{verb}: {problem}" : $"{verb} {path}: {problem}";
}
