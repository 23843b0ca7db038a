using System.Globalization;
using System.Text;

namespace GoRun.Bench;

/// <summary>Says what was measured: medians, and the spread of the pairs' ratios.</summary>
internal static class Report
{
    public static string Line(Measurement m) => string.Create(
        CultureInfo.InvariantCulture,
        $"{m.Scenario.Name,-24} gorun {Median(m.Gorun),8:f1} ms   go {Median(m.Go),8:f1} ms   ratio {Median(m.Ratios):f2} ({m.Ratios.Min():f2} to {m.Ratios.Max():f2}, {m.Ratios.Count} pairs)");

    public static string Table(IReadOnlyList<Measurement> measurements, string goroot)
    {
        string version = File.ReadLines(Path.Combine(goroot, "VERSION")).First();
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"`gorun` against `go run` of {version}, {Environment.ProcessorCount} cores, run in turn; medians.\n\n");
        table.Append("| work | gorun | go run | ratio | spread of the pairs |\n| --- | ---: | ---: | ---: | --- |\n");
        foreach (Measurement m in measurements)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {m.Scenario.Name} | {Median(m.Gorun):f1} ms | {Median(m.Go):f1} ms | {Median(m.Ratios):f2} | {m.Ratios.Min():f2} to {m.Ratios.Max():f2} ({m.Ratios.Count} pairs) |\n");
        }

        return table.ToString();
    }

    private static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
