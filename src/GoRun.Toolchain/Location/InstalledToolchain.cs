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
    internal static InstalledToolchain Read(FileView files, string goroot)
    {
        if (!files.DirectoryExists(goroot)) throw new GoError("go: cannot find GOROOT directory: " + goroot, GoError.Usage);
        if (VersionOf(files, goroot) is not { } line)
            throw new GoError($"gorun: GOROOT is {goroot}, which holds no released Go: there is no file VERSION");
        if (!GoRelease.TryParse(line, out GoRelease release))
            throw new GoError($"gorun: GOROOT {goroot} holds {line}: gorun drives released versions of Go only");
        return new InstalledToolchain(goroot, line, release);
    }

    /// <summary>The toolchain in this folder, of any age; null where there is none.</summary>
    public static InstalledToolchain? At(FileView files, string folder) =>
        files.DirectoryExists(folder + "/pkg/tool") && VersionOf(files, folder) is { } line && GoRelease.TryParse(line, out GoRelease release)
            ? new InstalledToolchain(folder, line, release)
            : null;

    /// <summary>
    /// The toolchain that a go command belongs to. Links are followed because the go command finds itself that way; a folder above it without tools is a
    /// wrapper's, not a GOROOT. Null where the file is not in one.
    /// </summary>
    /// <param name="program">Path of the command.</param>
    public static InstalledToolchain? OfCommand(FileView files, string program)
    {
        // Where there is none, one may come.
        if (files.IdentityOf(program) is null || FilePath.Resolve(program) is not { } file) return null;
        string above = FilePath.Parent(FilePath.Parent(file));
        return At(files, above) ?? At(files, FilePath.Parent(above));
    }

    /// <exception cref="GoError">It is older than gorun supports.</exception>
    internal InstalledToolchain Supported() => IsSupported ? this : throw new GoError($"""
        gorun: {Goroot} holds {VersionLine}, but the oldest Go that gorun supports is {GoRelease.OldestSupported.Language}
        	install a newer Go (https://go.dev/dl/), set GOROOT to where there is one, or name one to download in GOTOOLCHAIN
        """);

    private static string? VersionOf(FileView files, string goroot)
    {
        try
        {
            if (files.TryRead(FilePath.Join(goroot, "VERSION")) is not { } content) return null;
            string text = Encoding.UTF8.GetString(content);
            int end = text.IndexOf('\n', StringComparison.Ordinal);
            return (end < 0 ? text : text[..end]).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
