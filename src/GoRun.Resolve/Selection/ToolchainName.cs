using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Queries;
using GoRun.Toolchain;

namespace GoRun.Resolve.Selection;

/// <summary>Names of toolchains: <c>go</c> and a version, with a suffix behind <c>-</c> where a vendor has made it (go.dev/doc/toolchain#name).</summary>
internal static class ToolchainName
{
    private const string ModuleVersionStart = "v0.0.1-";

    /// <summary>Whether gorun drives such a version.</summary>
    public static bool IsSupported(string version) => GoVersion.Compare(version, VersionOf(GoRelease.OldestSupported.Language)) >= 0;

    /// <summary>The Go version in the name; empty where it is no name of a toolchain.</summary>
    public static string VersionOf(string name) => name.StartsWith("go", StringComparison.Ordinal) ? GoVersion.OfToolchain(name) : "";

    /// <summary>The first release of a language version is <c>1.N.0</c>; before 1.21 it was <c>1.N</c>.</summary>
    public static string OfGoLine(string version) =>
        GoVersion.IsLanguage(version) && GoVersion.Compare(version, "1.21") >= 0 ? $"go{version}.0" : "go" + version;

    /// <summary>The module with the toolchain's files for a platform.</summary>
    public static ModuleVersion ModuleOf(string name, string goos, string goarch) =>
        new(GoReleases.Downloads, $"{ModuleVersionStart}{name}.{goos}-{goarch}");
}
