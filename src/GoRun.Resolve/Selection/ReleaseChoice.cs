using GoRun.Resolve.Modules;

namespace GoRun.Resolve.Selection;

/// <summary>Which of several Go versions to take. Pure.</summary>
internal static class ReleaseChoice
{
    /// <summary>
    /// The version to change to for a go line that asks for too much: the newest patch of the release before the newest one, if that will do, so that nobody is
    /// moved to a brand-new release without need; else the newest that is there (go.dev/doc/toolchain#switch). Null where none will do.
    /// </summary>
    /// <param name="versions">Oldest first.</param>
    public static string? Newer(string needed, IReadOnlyList<string> versions)
    {
        string? chosen = null;
        for (int i = versions.Count - 1; i >= 0 && GoVersion.Compare(versions[i], needed) >= 0; i--)
        {
            if (chosen is not null && GoVersion.Language(chosen) == GoVersion.Language(versions[i])) continue;
            bool enough = chosen is not null && !GoVersion.IsPrerelease(chosen);
            chosen = versions[i];
            if (enough) break;
        }

        return chosen;
    }

    /// <summary>The newest that gorun supports, pre-releases only where there is nothing else; null where there is none.</summary>
    /// <param name="versions">Oldest first.</param>
    /// <param name="language">Only releases of this language version; empty for all.</param>
    public static string? Newest(IReadOnlyList<string> versions, string language)
    {
        string[] fitting =
        [
            .. versions.Where(v => ToolchainName.IsSupported(v) && !GoVersion.IsLanguage(v) && (language.Length == 0 || GoVersion.Language(v) == language)),
        ];
        return fitting.LastOrDefault(v => !GoVersion.IsPrerelease(v)) ?? fitting.LastOrDefault();
    }
}
