namespace GoRun.Resolve.Modules;

/// <summary>
/// A module path with a version. The version is a canonical semantic version, with two exceptions: it is empty for the main module and for
/// a replacement folder (then <paramref name="Path"/> is the folder as go.mod spells it), and a <c>replace</c> line for all versions has it
/// empty on its left side.
/// </summary>
internal readonly record struct ModuleVersion(string Path, string Version)
{
    /// <summary>As go prints it: <c>path@version</c>, or the path alone.</summary>
    public override string ToString() => Version.Length == 0 ? Path : $"{Path}@{Version}";

    /// <summary>By path, then by version.</summary>
    public static int Compare(ModuleVersion left, ModuleVersion right)
    {
        int byPath = string.CompareOrdinal(left.Path, right.Path);
        return byPath != 0 ? byPath : CompareVersions(left.Path, left.Version, right.Version);
    }

    /// <summary>
    /// Orders two versions of the module with this path. The pseudo-modules <c>go</c> and <c>toolchain</c>, which stand for the go and
    /// toolchain lines in the module graph, follow the order of Go releases.
    /// </summary>
    public static int CompareVersions(string path, string left, string right) => path switch
    {
        "go" => GoVersion.Compare(left, right),
        "toolchain" => GoVersion.Compare(GoVersion.OfToolchain(left), GoVersion.OfToolchain(right)),
        _ => SemanticVersion.Compare(left, right),
    };

    /// <summary>Whether the path is one of the two pseudo-modules for the go and toolchain lines.</summary>
    public static bool IsToolchain(string path) => path is "go" or "toolchain";
}
