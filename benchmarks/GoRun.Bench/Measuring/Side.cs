using System.Collections.Immutable;
using GoRun.Testing;

namespace GoRun.Bench.Measuring;

/// <summary>One of those that are compared.</summary>
/// <param name="Commands">Run one after another.</param>
/// <param name="Caches">What the commands use.</param>
internal sealed record Side(ImmutableArray<Command> Commands, Caches Caches);
