namespace GoRun.Build.Compile;

/// <summary>
/// The build ID in an archive (<c>actionID/contentID</c>) or an executable (<c>actionID/mainActionID/mainContentID/contentID</c>), each
/// part 20 characters. See the comment at the top of cmd/go/internal/work/buildid.go for the scheme.
/// </summary>
internal readonly record struct BuildId(string Text)
{
    /// <summary>No build ID: of package unsafe, or of an archive whose flags left it out.</summary>
    public static BuildId None => new("");

    /// <summary>What importers see of the package: the text after the last slash.</summary>
    public ReadOnlySpan<char> ContentId => Text.AsSpan(Text.LastIndexOf('/') + 1);

    /// <summary>The same ID with another content ID.</summary>
    public BuildId WithContentId(string contentId) => new(string.Concat(Text.AsSpan(0, Text.LastIndexOf('/') + 1), contentId));

    public override string ToString() => Text;
}
