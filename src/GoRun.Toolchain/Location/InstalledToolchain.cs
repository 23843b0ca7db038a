using System.Text;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>An installed Go toolchain.</summary>
/// <param name="Goroot">In the spelling by which it was found.</param>
/// <param name="VersionLine">First line of its VERSION file, like <c>go1.27.4</c>.</param>
internal sealed record InstalledToolchain(string Goroot, string VersionLine, GoRelease Release)
{
    /// <summary>The toolchain in a folder that a user has named.</summary>
    /// <exception cref="GoError">There is none, or it is too old.</exception>
    internal static InstalledToolchain Read(string goroot)
    {
        if (!Directory.Exists(goroot)) throw new GoError("go: cannot find GOROOT directory: " + goroot, GoError.Usage);
        if (VersionOf(goroot) is not { } line)
            throw new GoError($"gorun: GOROOT is {goroot}, which holds no released Go: there is no file VERSION");
        if (!GoRelease.TryParse(line, out GoRelease release))
            throw new GoError($"gorun: GOROOT {goroot} holds {line}: gorun drives released versions of Go only");
        return release >= GoRelease.OldestSupported ? new InstalledToolchain(goroot, line, release) : throw TooOld(goroot, line);
    }

    /// <summary>The toolchain in this folder, of any age; null where there is none.</summary>
    internal static InstalledToolchain? At(string folder) =>
        Directory.Exists(folder + "/pkg/tool") && VersionOf(folder) is { } line && GoRelease.TryParse(line, out GoRelease release)
            ? new InstalledToolchain(folder, line, release)
            : null;

    internal static GoError TooOld(string goroot, string versionLine) => new($"""
        gorun: {goroot} holds {versionLine}, but the oldest Go that gorun supports is {GoRelease.OldestSupported.Language}
        	install a newer Go (https://go.dev/dl/), or set GOROOT to where there is one
        """);

    private static string? VersionOf(string goroot)
    {
        try
        {
            string path = FilePath.Join(goroot, "VERSION");
            if (!File.Exists(path)) return null;
            string text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
            int end = text.IndexOf('\n', StringComparison.Ordinal);
            return (end < 0 ? text : text[..end]).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
