using GoRun.Platform;

namespace GoRun.Build.Cache.Program;

/// <summary>What a cache program is asked to do.</summary>
/// <param name="Command">One of the constants.</param>
internal sealed record CacheRequest(string Command)
{
    /// <summary>To find the output of an action.</summary>
    public const string Get = "get";

    /// <summary>To keep the output of an action.</summary>
    public const string Put = "put";

    /// <summary>To end.</summary>
    public const string Close = "close";

    public ContentHash? ActionId { get; init; }

    /// <summary>SHA-256 of the body.</summary>
    public ContentHash? OutputId { get; init; }

    /// <summary>Bytes.</summary>
    public long BodySize { get; init; }

    /// <summary>Opens the body.</summary>
    public Func<Stream> Body { get; init; } = static () => Stream.Null;
}
