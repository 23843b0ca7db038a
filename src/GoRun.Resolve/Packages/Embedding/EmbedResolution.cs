using System.Collections.Immutable;
using GoRun.Resolve.Packages.Headers;

namespace GoRun.Resolve.Packages.Embedding;

/// <summary>What a package's embed patterns matched.</summary>
/// <param name="Files">All files, each once, in bytewise order.</param>
/// <param name="Matches">The files of each pattern.</param>
/// <param name="Error">The first pattern's error, with the place of the pattern; null without.</param>
internal sealed record EmbedResolution(
    ImmutableArray<string> Files,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Matches,
    EmbedError? Error)
{
    public static EmbedResolution None { get; } = new(
        [], ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal), null);
}

/// <summary>A pattern that cannot be used.</summary>
/// <param name="Message">Begins with <c>pattern x: </c>.</param>
internal sealed record EmbedError(string Message, SourcePosition Position);
