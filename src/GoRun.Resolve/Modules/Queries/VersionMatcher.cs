using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// What a version query means for one module (go.dev/ref/mod#version-queries): which of its versions would do, and which of these is to
/// be preferred. Immutable.
/// </summary>
internal sealed class VersionMatcher
{
    private readonly string _path;
    private readonly Func<string, bool>? _filter;

    private VersionMatcher(string path, Func<string, bool>? filter = null)
    {
        _path = path;
        _filter = filter;
    }

    /// <summary>The query names a revision, not versions to choose from.</summary>
    public bool IsRevision { get; private init; }

    /// <summary>What the versions begin with that would do, or empty.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>The lowest version is wanted, not the highest.</summary>
    public bool PrefersLower { get; private init; }

    /// <summary>Where no tagged version would do, an untagged one may.</summary>
    public bool MayBeUntagged { get; private init; }

    /// <summary><c>+incompatible</c> versions are as good as others.</summary>
    public bool PrefersIncompatible { get; private init; }

    /// <param name="current">The version in use; <c>none</c> or empty where there is none.</param>
    /// <exception cref="QueryException">The query makes no sense.</exception>
    public static VersionMatcher Of(string path, string query, string current)
    {
        bool incompatible = current.EndsWith("+incompatible", StringComparison.Ordinal);
        bool unused = current is "" or "none";
        switch (query)
        {
            case "latest":
            case "upgrade" when unused:
                return new VersionMatcher(path) { MayBeUntagged = true, PrefersIncompatible = incompatible };
            case "patch" when unused:
                throw new QueryException(
                    $"can't query version \"patch\" of module {path}: no existing version is required", QueryFailure.NoPatchBase);
            case "upgrade" or "patch":
                return new VersionMatcher(path, v => ModuleVersion.CompareVersions(path, v, current) >= 0)
                {
                    MayBeUntagged = PseudoVersion.Is(current),
                    PrefersIncompatible = incompatible,
                    Prefix = query == "patch" ? VersionForms.MajorMinor(path, current) + "." : "",
                };
        }

        if (query.StartsWith('<') || query.StartsWith('>')) return Comparison(path, query, incompatible);
        if (!VersionForms.IsValid(path, query)) return new VersionMatcher(path) { IsRevision = true };
        incompatible |= !FitsPath(path, query);
        if (!VersionForms.IsPrefix(path, query)) return new VersionMatcher(path) { IsRevision = true, PrefersIncompatible = incompatible };

        // v1.2 does not stand for v1.2.0's pre-releases.
        return new VersionMatcher(path, v => ModuleVersion.CompareVersions(path, v, query) >= 0)
        {
            Prefix = query + ".",
            PrefersIncompatible = incompatible,
        };
    }

    /// <summary>Whether the version would do.</summary>
    public bool Matches(string version)
    {
        // For the pseudo-modules 1.21 is a version too, beside those that begin with "1.21.".
        bool prefixed = version.StartsWith(Prefix, StringComparison.Ordinal)
            || (ModuleVersion.IsToolchain(_path) && version == Prefix[..^1]);
        return prefixed && (_filter is null || _filter(version));
    }

    private static VersionMatcher Comparison(string path, string query, bool incompatible)
    {
        bool orEqual = query.AsSpan(1).StartsWith('=');
        bool above = query[0] == '>';
        string bound = query[(orEqual ? 2 : 1)..];
        if (!VersionForms.IsValid(path, bound)) throw Wrong("invalid");

        // v1.2 in a query stands for v1.2.3 too: is that above v1.2, or not below it?
        if (VersionForms.IsPrefix(path, bound) && orEqual != above) throw Wrong("ambiguous");
        return new VersionMatcher(path, Filter)
        {
            PrefersLower = above,
            PrefersIncompatible = incompatible || !FitsPath(path, bound),
        };

        bool Filter(string version)
        {
            int order = ModuleVersion.CompareVersions(path, version, bound);
            return (orEqual && order == 0) || (above ? order > 0 : order < 0);
        }

        QueryException Wrong(string kind) =>
            new($"{kind} semantic version {GoQuoting.Quote(bound)} in range {GoQuoting.Quote(query)}", QueryFailure.Other);
    }

    private static bool FitsPath(string path, string version) =>
        ModulePaths.SplitVersion(path) is { } suffix && ModulePaths.CheckMajor(version, suffix) is null;
}
