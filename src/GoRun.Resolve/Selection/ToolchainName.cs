using GoRun.Resolve.Modules;

namespace GoRun.Resolve.Selection;

/// <summary>Names of toolchains: <c>go</c> and a version, with a suffix behind <c>-</c> where a vendor has made it (go.dev/doc/toolchain#name).</summary>
internal static class ToolchainName
{
    private const string ModuleVersionStart = "v0.0.1-";

    /// <summary>The module that every toolchain is a version of.</summary>
    public const string ModulePath = "golang.org/toolchain";

    /// <summary>The Go version in the name; empty where it is no name of a toolchain.</summary>
    public static string VersionOf(string name) => name.StartsWith("go", StringComparison.Ordinal) ? GoVersion.OfToolchain(name) : "";

    /// <summary>The first release of a language version is <c>1.N.0</c>; before 1.21 it was <c>1.N</c>.</summary>
    public static string OfGoLine(string version) =>
        GoVersion.IsLanguage(version) && GoVersion.Compare(version, "1.21") >= 0 ? $"go{version}.0" : "go" + version;

    /// <summary>The version of <see cref="ModulePath"/> that holds the toolchain for a platform.</summary>
    public static ModuleVersion ModuleOf(string name, string goos, string goarch) =>
        new(ModulePath, $"{ModuleVersionStart}{name}.{goos}-{goarch}");

    /// <summary>The Go version that a version of <see cref="ModulePath"/> is for, whatever the platform; null for one of another form.</summary>
    public static string? VersionOfModule(string moduleVersion)
    {
        int dash = moduleVersion.IndexOf('-', StringComparison.Ordinal);
        int dot = moduleVersion.LastIndexOf('.');
        if (dash < 0 || dot < dash || !moduleVersion.AsSpan(dot).Contains('-')) return null;
        string name = moduleVersion[(dash + 1)..dot];
        return name.StartsWith("go", StringComparison.Ordinal) ? name[2..] : name;
    }
}
