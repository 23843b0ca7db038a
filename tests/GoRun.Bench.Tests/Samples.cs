using GoRun.Bench.Measuring;
using GoRun.Bench.Reporting;
using GoRun.Bench.Scenarios;

namespace GoRun.Bench.Tests;

/// <summary>Measurements that nobody made.</summary>
internal static class Samples
{
    /// <param name="gorun">Wall times in milliseconds, as many as <paramref name="go"/>.</param>
    public static Measurement Measurement((string Name, int Size) work, double[] gorun, double[] go, double? target = null, double[]? floor = null)
    {
        var program = new Work(work.Name, "/nowhere", () => { }) { Size = work.Size };
        var scenario = new Scenario(program, Change.Nothing, TimeSpan.Zero) { Target = target };
        return new Measurement(scenario, "1.27", [.. gorun.Select(Sample)], [.. go.Select(Sample)], [.. (floor ?? []).Select(Sample)]);
    }

    public static Report Report(params ReadOnlySpan<Measurement> measurements) => new("go1.27.3", [.. measurements], []);

    private static Sample Sample(double wall) => new(wall, wall);
}
