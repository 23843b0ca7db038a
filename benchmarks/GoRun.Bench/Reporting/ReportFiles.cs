using GoRun.Bench.Reporting.Plots;

namespace GoRun.Bench.Reporting;

/// <summary>The files that tell what was measured: tables, plots, and every single number.</summary>
internal static class ReportFiles
{
    public static void Write(Report report, string folder)
    {
        Directory.CreateDirectory(folder);
        Text("latest.md", Tables.All(report));
        using (FileStream raw = File.Create(Path.Combine(folder, "latest.json"))) RawNumbers.Write(report, raw);
        if (report.Measurements.Count > 0) Text("ratios.svg", RatioBars.Draw(report));
        if (GrowthPlot.Draw(report) is { } growth) Text("growth.svg", growth);

        void Text(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
    }
}
