using System.Collections.Immutable;

namespace GoRun.Bench.Timelines;

/// <summary>What a lane is busy with.</summary>
internal enum Busy
{
    /// <summary>The command itself, with what the trace does not tell apart.</summary>
    Command,

    Compiler,

    /// <summary>Any other tool: assembler, linker, C compiler ...</summary>
    Tool,
}

/// <summary>Uninterrupted work of one lane. Milliseconds since the command's beginning.</summary>
/// <param name="What">The tool's name, or empty.</param>
internal readonly record struct Stretch(double From, double To, Busy Busy, string What);

/// <summary>How the workers of one build spent their time.</summary>
/// <param name="Title">Whose.</param>
/// <param name="Length">Milliseconds.</param>
/// <param name="Lanes">One for each thread that worked, in the order of time.</param>
/// <param name="Processors">How many could have worked at once.</param>
internal sealed record Timeline(string Title, double Length, ImmutableArray<ImmutableArray<Stretch>> Lanes, int Processors)
{
    /// <summary>
    /// The share of the processors' time in which no lane had anything to do, 0 to 1. A compiler that works on two functions at once fills two processors
    /// from one lane, so that this is more than the processors were idle.
    /// </summary>
    public double Idle => 1 - Lanes.Sum(lane => lane.Sum(stretch => stretch.To - stretch.From)) / (Length * Processors);
}
