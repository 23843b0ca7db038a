using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Workspaces;

/// <summary>The go.work file in use (go.dev/ref/mod#go-work-file).</summary>
/// <param name="FilePath">Absolute.</param>
internal sealed record WorkFile(string FilePath, GoModFile Content)
{
    /// <summary>What a file without a go line counts as: the release that brought workspaces (gover.DefaultGoWorkVersion).</summary>
    private const string WithoutGoLine = "1.18";

    /// <summary>Absolute folder, to which its relative paths belong.</summary>
    public string Root { get; } = FilePath.LastIndexOf('/') is var slash and > 0 ? FilePath[..slash] : "/";

    public string GoVersion => Content.GoVersion ?? WithoutGoLine;
}
