using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// Finds GOROOT. A GOROOT that was named is taken as it is; else the first place that holds a release gorun can drive: <c>go</c> on PATH, the usual
/// places of an installation, the newest of the versioned ones. Nothing is started.
/// </summary>
/// <param name="settings">The environment and the GOENV file.</param>
/// <param name="fileSystemRoot">What the fixed places lie below; empty but in tests.</param>
internal sealed class ToolchainLocator(ConfiguredSettings settings, string fileSystemRoot = "")
{
    private InstalledToolchain? _tooOld;

    /// <exception cref="GoError">There is none, or none that is new enough; or the one that was named is not there.</exception>
    internal InstalledToolchain Locate()
    {
        // As go has it: the environment's spelling is kept as it is, the file's is cleaned.
        string named = settings.FromProcess("GOROOT");
        if (named.Length == 0 && settings.FromUserFile("GOROOT") is { Length: > 0 } fromFile) named = FilePath.Clean(fromFile);
        if (named.Length > 0) return InstalledToolchain.Read(named);

        return Supported(OnPath())
            ?? Supported(InUsualPlaces())
            ?? Supported(NewestBelow(fileSystemRoot + "/usr/lib", "go-"))
            ?? Supported(NewestBelow(FilePath.Join(settings.FromProcess("HOME"), "sdk"), "go"))
            ?? throw NotFound();
    }

    private InstalledToolchain? Supported(IEnumerable<InstalledToolchain> found)
    {
        foreach (InstalledToolchain toolchain in found)
        {
            if (toolchain.Release >= GoRelease.OldestSupported) return toolchain;
            _tooOld ??= toolchain;
        }

        return null;
    }

    private IEnumerable<InstalledToolchain> OnPath()
    {
        foreach (string folder in settings.FromProcess("PATH").Split(':'))
        {
            // Links are followed because the go command finds itself that way; a folder above it without tools is a wrapper's, not a GOROOT.
            if (!FilePath.IsAbsolute(folder) || FilePath.Resolve(folder + "/go") is not { } program) continue;
            string above = FilePath.Parent(FilePath.Parent(program));
            if ((InstalledToolchain.At(above) ?? InstalledToolchain.At(FilePath.Parent(above))) is { } toolchain) yield return toolchain;
        }
    }

    private IEnumerable<InstalledToolchain> InUsualPlaces()
    {
        foreach (string place in new[] { "/usr/local/go", "/usr/lib/go", "/usr/lib/golang" })
        {
            if (InstalledToolchain.At(fileSystemRoot + place) is { } toolchain) yield return toolchain;
        }
    }

    private static List<InstalledToolchain> NewestBelow(string folder, string prefix)
    {
        if (!FilePath.IsAbsolute(folder) || !Directory.Exists(folder)) return [];
        var found = new List<InstalledToolchain>();
        foreach (string name in Directory.EnumerateDirectories(folder, prefix + "*"))
        {
            if (InstalledToolchain.At(name) is { } toolchain) found.Add(toolchain);
        }

        found.Sort((a, b) => b.Release.CompareTo(a.Release));
        return found;
    }

    private GoError NotFound() => _tooOld is { } old
        ? InstalledToolchain.TooOld(old.Goroot, old.VersionLine)
        : new GoError($"""
            gorun: no Go toolchain found: not in $GOROOT, nor as go in $PATH, in /usr/local/go, /usr/lib/go-* or ~/sdk/go*
            	install {GoRelease.OldestSupported.Language} or newer (https://go.dev/dl/), or set GOROOT to where it is
            """);
}
