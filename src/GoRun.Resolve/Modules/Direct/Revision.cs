using System.Collections.Immutable;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>A commit of a repository, as the answer to a question for some revision of it.</summary>
internal sealed record Revision
{
    /// <summary>In full.</summary>
    public required string Hash { get; init; }

    /// <summary>The tag that was asked for, if the commit has it; else <see cref="Hash"/>.</summary>
    public required string Version { get; init; }

    /// <summary>UTC, whole seconds.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>All tags of the commit, in bytewise order.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>Says which commit it is, and by which branch or tag it was found.</summary>
    public required VersionOrigin Origin { get; init; }

    /// <summary>As pseudo-versions spell it.</summary>
    public string ShortHash => Hash.Length > 12 ? Hash[..12] : Hash;
}
