using System.Globalization;
using System.Text;
using GoRun.Bench.Measuring;
using GoRun.Bench.Scenarios;

namespace GoRun.Bench.Reporting;

/// <summary>The numbers as Markdown.</summary>
internal static class Tables
{
    /// <summary>One measurement, as it is made.</summary>
    public static string Line(Measurement m) => Invariant($"{m.Release}  {m.Scenario.Name,-28} ")
        + Invariant($"gorun {m.GorunWall.Median,8:f1} ms   go {m.GoWall.Median,8:f1} ms   ")
        + Invariant($"ratio {m.Ratio.Median:f3} ({m.Ratio.LowerQuartile:f3} to {m.Ratio.UpperQuartile:f3}, {m.Pairs} pairs)   ")
        + Invariant($"processor time {m.CpuRatio.Median:f3}");

    public static string All(Report report)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"""
            # gorun beside `go run`

            Measured by `./bench` with {report.Version} on {Environment.ProcessorCount} cores, the two in turn. Times are medians of wall time;
            a ratio is the median of the pairs' ratios, gorun to go, with its quartiles and the number of pairs. The floor is the same work without
            any build tool: the program alone; after an edit the compiler, the linker and the program alone. Cold: neither GOCACHE nor anything
            in the home folder is there.


            """));
        if (report.Measurements.Count > 0) Append($"## {report.Version}", Newest(report));
        if (report.Releases.Count > 1) Append("## Every release\n\nRatios; gorun with the same release.", EveryRelease(report));
        if (report.Costs.Count > 0) Append(CostsTitle, Costs(report));
        return text.ToString();

        void Append(string title, MarkdownTable table) => text.Append(title).Append("\n\n").Append(table).Append('\n');
    }

    private const string CostsTitle = """
        ## System calls and memory

        System calls are those of all threads and children, the program's too. Memory is the peak of gorun's process, which becomes the program,
        and of the process of `go run` without the program that it starts.
        """;

    private static MarkdownTable Newest(Report report)
    {
        var table = new MarkdownTable(["work", "changed", ">gorun", ">go run", ">ratio", "spread", ">processor time", ">floor", ">target"]);
        foreach (Measurement m in report.Newest)
        {
            table.Add(
                m.Scenario.Work.Name,
                m.Scenario.Change.Title(),
                Milliseconds(m.GorunWall.Median),
                Milliseconds(m.GoWall.Median),
                Ratio(m.Ratio.Median),
                Invariant($"{m.Ratio.LowerQuartile:f2} to {m.Ratio.UpperQuartile:f2} ({m.Pairs})"),
                Ratio(m.CpuRatio.Median),
                m.FloorWall is { } floor ? Milliseconds(floor.Median) : "",
                m.Scenario.Target is { } target ? $"{Ratio(target)} {(m.Reached == true ? "reached" : "missed")}" : "");
        }

        return table;
    }

    private static MarkdownTable EveryRelease(Report report)
    {
        var table = new MarkdownTable(["work", "changed", .. report.Releases.Select(release => ">" + release)]);
        foreach (Scenario scenario in report.Newest.Select(m => m.Scenario).Where(scenario => scenario.EveryRelease))
        {
            IEnumerable<Measurement?> found = report.Releases.Select(release => report.Find(release, scenario.Work.Name, scenario.Change));
            table.Add([scenario.Work.Name, scenario.Change.Title(), .. found.Select(m => m is null ? "" : Ratio(m.Ratio.Median))]);
        }

        return table;
    }

    private static MarkdownTable Costs(Report report)
    {
        var table = new MarkdownTable(["", "work", ">gorun", ">go run", ">program alone", ">target"]);
        foreach (Cost cost in report.Costs)
        {
            string target = cost.Target is null ? "" : "< " + Number(cost.Target);
            table.Add(cost.What, cost.Work, Number(cost.Gorun), Number(cost.Go), Number(cost.Program), target);
        }

        return table;
    }

    private static string Ratio(double value) => Invariant($"{value:f2}");

    private static string Milliseconds(double value) => value < 100 ? Invariant($"{value:f1} ms") : Invariant($"{value:f0} ms");

    private static string Number(double? value) => value switch
    {
        null => "",
        < 1000 => value.Value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("#,##0", CultureInfo.InvariantCulture),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
