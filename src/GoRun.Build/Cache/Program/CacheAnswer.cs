using System.Collections.Immutable;

namespace GoRun.Build.Cache.Program;

/// <summary>What a cache program says: what it can do, first of all and by itself, and then one answer to each request.</summary>
internal sealed record CacheAnswer
{
    /// <summary>Of the request; 0 for the first.</summary>
    public long Id { get; init; }

    /// <summary>Why the request failed; empty where it did not.</summary>
    public string Error { get; init; } = "";

    /// <summary>The requests that it understands; in the first answer only.</summary>
    public ImmutableArray<string> KnownCommands { get; init; } = [];

    /// <summary>There is no such entry.</summary>
    public bool Miss { get; init; }

    /// <summary>As it was put.</summary>
    public ImmutableArray<byte> OutputId { get; init; } = [];

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>The file that holds the output, at least until the program is told to close; empty for none.</summary>
    public string DiskPath { get; init; } = "";
}
