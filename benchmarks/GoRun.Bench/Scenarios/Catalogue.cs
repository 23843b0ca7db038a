using GoRun.Bench.Programs;

namespace GoRun.Bench.Scenarios;

/// <summary>All that is measured, in the order of the tables.</summary>
internal static class Catalogue
{
    /// <param name="speed">Below 1: less time for each scenario.</param>
    public static IEnumerable<Scenario> Scenarios(Works works, double speed)
    {
        Scenario Of(Work work, Change change, double seconds, double? target = null) =>
            new(work, change, TimeSpan.FromSeconds(seconds * speed)) { Target = target };

        yield return Of(works.Hello, Change.Nothing, 4, 0.12) with { EveryRelease = true };
        yield return Of(works.Hello, Change.Main, 6, 0.75) with { EveryRelease = true, ToolsAlone = true };
        yield return Of(works.Hello, Change.Cold, 25, 0.9);
        yield return Of(works.Http, Change.Nothing, 4, 0.08) with { EveryRelease = true };
        yield return Of(works.Http, Change.Main, 10, 0.80) with { EveryRelease = true, ToolsAlone = true };
        yield return Of(works.Http, Change.Cold, 60, 0.9);
        yield return Of(works.CgoHttp, Change.Nothing, 4, 0.08) with { EveryRelease = true };
        yield return Of(works.CgoHttp, Change.Main, 10, 0.80);
        yield return Of(works.FileList, Change.Nothing, 3) with { EveryRelease = true };
        yield return Of(works.FileList, Change.Main, 5);
        yield return Of(works.Small, Change.Nothing, 3);
        yield return Of(works.Small, Change.Main, 5);
        yield return Of(works.Small, Change.Leaf, 6);
        yield return Of(works.Medium, Change.Nothing, 5, 0.08) with { EveryRelease = true };
        yield return Of(works.Medium, Change.Main, 12, 0.6) with { EveryRelease = true };
        yield return Of(works.Medium, Change.Leaf, 20) with { EveryRelease = true };
        yield return Of(works.Medium, Change.Cold, 70, 0.9);
        yield return Of(works.Large, Change.Nothing, 8);
        yield return Of(works.Large, Change.Main, 15);
        yield return Of(works.Large, Change.Leaf, 30);
        yield return Of(works.Vendored, Change.Nothing, 6, 0.06);
        yield return Of(works.Vendored, Change.Main, 12);
        yield return Of(works.Vendored, Change.Leaf, 20);
        yield return Of(works.Versioned, Change.Nothing, 3) with { EveryRelease = true };
        yield return Of(works.Race, Change.Nothing, 5) with { EveryRelease = true };
        yield return Of(works.Race, Change.Main, 10);
        yield return Of(works.Downloads, Change.Downloads, 12);
    }
}
