namespace GoRun.Bench.Scenarios;

/// <summary>A work, and what has changed when it is run: what both sides are measured at.</summary>
/// <param name="Budget">How long pairs are run, warm-up left out; at least <see cref="LeastPairs"/> are.</param>
internal sealed record Scenario(Work Work, Change Change, TimeSpan Budget)
{
    /// <summary>Whether it is measured with every installed release; else with the newest.</summary>
    public bool EveryRelease { get; init; }

    /// <summary>The ratio of times, gorun to go, that the project wants to reach; null for none.</summary>
    public double? Target { get; init; }

    /// <summary>Whether compiling and linking are also measured alone, as a floor.</summary>
    public bool ToolsAlone { get; init; }

    public int LeastPairs => Change is Change.Cold or Change.Downloads ? 2 : 3;

    /// <summary>Like <c>net/http main</c>; what the command line's words are looked for in.</summary>
    public string Name => $"{Work.Name} {Change.Word()}";

    /// <summary>Runs that nobody counts: they fill caches, and cold ones the operating system's file cache.</summary>
    public int WarmUps => Change switch { Change.Nothing => 2, Change.Cold => 0, _ => 1 };
}
