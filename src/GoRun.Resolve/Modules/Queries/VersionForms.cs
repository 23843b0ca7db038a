namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// How versions of a module are written: semantic versions, save for the pseudo-modules <c>go</c> (<c>1.21.3</c>) and <c>toolchain</c>
/// (<c>go1.21.3</c>). Source: cmd/go/internal/gover/mod.go.
/// </summary>
internal static class VersionForms
{
    public static bool IsValid(string path, string version) => path switch
    {
        "go" => GoVersion.IsValid(version),
        "toolchain" => version.StartsWith("go", StringComparison.Ordinal) && GoVersion.OfToolchain(version).Length > 0,
        _ => SemanticVersion.IsValid(version),
    };

    /// <summary>A valid version that stands for all that begin with it, like <c>v1</c> and <c>v1.2</c>.</summary>
    public static bool IsPrefix(string path, string version)
    {
        if (ModuleVersion.IsToolchain(path)) return GoVersion.IsLanguage(GoVersion.OfToolchain(version));
        return !version.AsSpan().ContainsAny('-', '+') && version.AsSpan().Count('.') < 2;
    }

    public static bool IsPrerelease(string path, string version) => ModuleVersion.IsToolchain(path)
        ? GoVersion.IsPrerelease(GoVersion.OfToolchain(version))
        : SemanticVersion.Prerelease(version).Length > 0;

    /// <summary>The first two numbers of a valid version: <c>v1.2</c>, <c>1.21</c>, <c>go1.21</c>.</summary>
    public static string MajorMinor(string path, string version) => path switch
    {
        "go" => GoVersion.Language(version),
        "toolchain" => "go" + GoVersion.Language(GoVersion.OfToolchain(version)),
        _ => string.Join('.', SemanticVersion.Canonical(version).Split('.').Take(2)),
    };

    /// <summary>
    /// Whether the query may name one revision (a version, a branch, a commit) rather than choose among versions.
    /// </summary>
    public static bool IsRevision(string path, string query) =>
        query is not ("latest" or "upgrade" or "patch")
        && !query.StartsWith('<') && !query.StartsWith('>')
        && !(IsValid(path, query) && IsPrefix(path, query));
}
