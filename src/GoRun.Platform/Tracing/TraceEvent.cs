using System.Collections.Immutable;

namespace GoRun.Platform.Tracing;

/// <summary>Which end of a span.</summary>
public enum TraceEventKind
{
    Begin,

    End,
}

/// <summary>The beginning or the end of something.</summary>
/// <param name="Name">What.</param>
/// <param name="Time">Microseconds since 1970 (UTC).</param>
/// <param name="Thread">0 for the thread that was noted first; what one thread does is nested.</param>
public sealed record TraceEvent(string Name, TraceEventKind Kind, double Time, int Thread)
{
    /// <summary>The category of spans in which a thread only waits.</summary>
    public const string Waiting = "wait";

    /// <summary>Empty for work.</summary>
    public string Category { get; init; } = "";

    /// <summary>What else is said of it.</summary>
    public ImmutableArray<(string Name, bool Value)> Notes { get; init; } = [];
}
