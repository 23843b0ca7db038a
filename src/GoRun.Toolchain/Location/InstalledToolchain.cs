using System.Text;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>A Go toolchain on this machine, of any age.</summary>
/// <param name="Goroot">In the spelling by which it was found.</param>
/// <param name="VersionLine">First line of its VERSION file, like <c>go1.27.4</c>: the toolchain's name.</param>
public sealed record InstalledToolchain(string Goroot, string VersionLine, GoRelease Release)
{
    public bool IsSupported => Release >= GoRelease.OldestSupported;

    /// <summary>The toolchain in a folder that a user has named.</summary>
    /// <exception cref="GoError">There is none.</exception>
    internal static InstalledToolchain Read(string goroot)
    {
        if (!Directory.Exists(goroot)) throw new GoError("go: cannot find GOROOT directory: " + goroot, GoError.Usage);
        if (VersionOf(goroot) is not { } line)
            throw new GoError($"gorun: GOROOT is {goroot}, which holds no released Go: there is no file VERSION");
        if (!GoRelease.TryParse(line, out GoRelease release))
            throw new GoError($"gorun: GOROOT {goroot} holds {line}: gorun drives released versions of Go only");
        return new InstalledToolchain(goroot, line, release);
    }

    /// <summary>The toolchain in this folder, of any age; null where there is none.</summary>
    public static InstalledToolchain? At(string folder) =>
        Directory.Exists(folder + "/pkg/tool") && VersionOf(folder) is { } line && GoRelease.TryParse(line, out GoRelease release)
            ? new InstalledToolchain(folder, line, release)
            : null;

    /// <summary>
    /// The toolchain that a go command belongs to. Links are followed because the go command finds itself that way; a folder above it without tools is a
    /// wrapper's, not a GOROOT. Null where the file is not in one.
    /// </summary>
    /// <param name="program">Path of the command.</param>
    public static InstalledToolchain? OfCommand(string program)
    {
        if (FilePath.Resolve(program) is not { } file) return null;
        string above = FilePath.Parent(FilePath.Parent(file));
        return At(above) ?? At(FilePath.Parent(above));
    }

    /// <exception cref="GoError">It is older than gorun supports.</exception>
    internal InstalledToolchain Supported() => IsSupported ? this : throw new GoError($"""
        gorun: {Goroot} holds {VersionLine}, but the oldest Go that gorun supports is {GoRelease.OldestSupported.Language}
        	install a newer Go (https://go.dev/dl/), set GOROOT to where there is one, or name one to download in GOTOOLCHAIN
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
