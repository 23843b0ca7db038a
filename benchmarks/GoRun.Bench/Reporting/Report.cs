using GoRun.Bench.Measuring;
using GoRun.Bench.Scenarios;

namespace GoRun.Bench.Reporting;

/// <summary>All that was measured.</summary>
/// <param name="Version">The newest release, like <c>go1.27.3</c>.</param>
internal sealed record Report(string Version, IReadOnlyList<Measurement> Measurements, IReadOnlyList<Cost> Costs)
{
    /// <summary>Like <c>1.27</c>; newest first.</summary>
    public IReadOnlyList<string> Releases { get; } = [.. Measurements.Select(m => m.Release).Distinct()];

    /// <summary>Those with the newest release.</summary>
    public IEnumerable<Measurement> Newest => Measurements.Where(m => m.Release == Releases[0]);

    public Measurement? Find(string release, string work, Change change) =>
        Measurements.FirstOrDefault(m => m.Release == release && m.Scenario.Work.Name == work && m.Scenario.Change == change);
}
