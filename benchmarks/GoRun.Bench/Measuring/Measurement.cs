using System.Collections.Immutable;
using GoRun.Bench.Scenarios;

namespace GoRun.Bench.Measuring;

/// <summary>What the two sides took, pair by pair.</summary>
/// <param name="Release">Like <c>1.27</c>.</param>
/// <param name="Gorun">As many as <paramref name="Go"/>; those of one index ran one after the other.</param>
/// <param name="Floor">
/// What is left without any build tool: the program alone, or the compiler, the linker and the program; empty where it is not measured.
/// </param>
internal sealed record Measurement(
    Scenario Scenario, string Release, ImmutableArray<Sample> Gorun, ImmutableArray<Sample> Go, ImmutableArray<Sample> Floor)
{
    public int Pairs => Gorun.Length;

    public Summary GorunWall { get; } = Summary.Of(Gorun.Select(sample => sample.Wall));

    public Summary GoWall { get; } = Summary.Of(Go.Select(sample => sample.Wall));

    public Summary? FloorWall { get; } = Floor.IsEmpty ? null : Summary.Of(Floor.Select(sample => sample.Wall));

    /// <summary>Of the wall times of each pair, gorun to go.</summary>
    public Summary Ratio { get; } = Summary.Of(Gorun.Zip(Go, (ours, theirs) => ours.Wall / theirs.Wall));

    /// <summary>Of the processor times.</summary>
    public Summary CpuRatio { get; } = Summary.Of(Gorun.Zip(Go, (ours, theirs) => ours.Cpu / theirs.Cpu));

    /// <summary>Whether the target is reached; null without one.</summary>
    public bool? Reached => Scenario.Target is { } target ? Math.Round(Ratio.Median, 2) <= target : null;
}
