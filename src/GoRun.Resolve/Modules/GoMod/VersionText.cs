using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.GoMod;

/// <summary>A version as it stands in a go.mod file.</summary>
internal static class VersionText
{
    /// <summary>Null on success, else the message with the directive in front.</summary>
    /// <param name="verb">The directive.</param>
    /// <param name="path">The module path that the version belongs to; empty for the file's own module.</param>
    /// <param name="strict">The main module's go.mod: versions must be canonical there, because nothing may be looked up to make them
    /// so.</param>
    public static string? Read(ReadOnlySpan<char> verb, string path, ReadOnlySpan<char> token, bool strict, out string version)
    {
        string? problem = GoModString.Read(token, out version);
        if (problem is not null) return Describe(verb, path, $"version {GoQuoting.Quote(token.ToString())} invalid: {problem}");

        string canonical = SemanticVersion.Canonical(version);
        if (strict && ModulePaths.SplitVersion(path) is not { })
            return Describe(verb, path, $"version {GoQuoting.Quote(version)} invalid: malformed module path {GoQuoting.Quote(path)}");
        if (canonical.Length == 0 || (strict && canonical != version))
            return Describe(verb, path, $"version {GoQuoting.Quote(version)} invalid: must be of the form v1.2.3");
        version = canonical;
        return null;
    }

    private static string Describe(ReadOnlySpan<char> verb, string path, string problem) =>
        path.Length == 0 ? $"{verb}: {problem}" : $"{verb} {path}: {problem}";
}
