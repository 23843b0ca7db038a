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

    /// <summary>Null where there is none; one that is too old to be driven only where there is no other.</summary>
    /// <exception cref="GoError">The one that was named is not there.</exception>
    internal InstalledToolchain? Find()
    {
        // As go has it: the environment's spelling is kept as it is, the file's is cleaned.
        string named = settings.FromProcess("GOROOT");
        if (named.Length == 0 && settings.FromUserFile("GOROOT") is { Length: > 0 } fromFile) named = FilePath.Clean(fromFile);
        if (named.Length > 0) return InstalledToolchain.Read(settings.Files, named);

        return Supported(OnPath())
            ?? Supported(InUsualPlaces())
            ?? Supported(NewestBelow(fileSystemRoot + "/usr/lib", "go-"))
            ?? Supported(NewestBelow(FilePath.Join(settings.FromProcess("HOME"), "sdk"), "go"))
            ?? _tooOld;
    }

    private InstalledToolchain? Supported(IEnumerable<InstalledToolchain> found)
    {
        foreach (InstalledToolchain toolchain in found)
        {
            if (toolchain.IsSupported) return toolchain;
            _tooOld ??= toolchain;
        }

        return null;
    }

    private IEnumerable<InstalledToolchain> OnPath()
    {
        foreach (string folder in settings.FromProcess("PATH").Split(':'))
        {
            if (FilePath.IsAbsolute(folder) && InstalledToolchain.OfCommand(settings.Files, folder + "/go") is { } toolchain) yield return toolchain;
        }
    }

    private IEnumerable<InstalledToolchain> InUsualPlaces()
    {
        foreach (string place in new[] { "/usr/local/go", "/usr/lib/go", "/usr/lib/golang" })
        {
            if (InstalledToolchain.At(settings.Files, fileSystemRoot + place) is { } toolchain) yield return toolchain;
        }
    }

    private List<InstalledToolchain> NewestBelow(string folder, string prefix)
    {
        if (!FilePath.IsAbsolute(folder) || new SourceTree(settings.Files).List(folder) is not { } entries) return [];
        var found = new List<InstalledToolchain>();
        foreach (DirectoryEntry entry in entries)
        {
            if (entry.Kind != EntryKind.Directory || !entry.Name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            if (InstalledToolchain.At(settings.Files, FilePath.Join(folder, entry.Name)) is { } toolchain) found.Add(toolchain);
        }

        found.Sort((a, b) => b.Release.CompareTo(a.Release));
        return found;
    }
}
