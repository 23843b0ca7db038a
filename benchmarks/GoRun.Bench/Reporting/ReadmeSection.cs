using System.Globalization;
using GoRun.Bench.Measuring;
using GoRun.Bench.Scenarios;

namespace GoRun.Bench.Reporting;

/// <summary>The part of README.md between two comments that says how fast gorun is.</summary>
internal static class ReadmeSection
{
    private const string Begin = "<!-- ./bench writes what follows. -->\n";
    private const string End = "<!-- Until here. -->\n";

    private static readonly Change[] Columns = [Change.Nothing, Change.Main, Change.Leaf, Change.Cold];

    public static void Replace(string file, Report report) => File.WriteAllText(file, Replace(File.ReadAllText(file), Text(report)));

    /// <summary>A text with another section in it.</summary>
    /// <exception cref="InvalidOperationException">The text has no such section.</exception>
    internal static string Replace(string text, string section)
    {
        int from = text.IndexOf(Begin, StringComparison.Ordinal);
        int to = text.IndexOf(End, StringComparison.Ordinal);
        if (from < 0 || to < from) throw new InvalidOperationException($"README.md lacks the lines {Begin}and {End}");
        return text[..(from + Begin.Length)] + section + text[to..];
    }

    /// <summary>The table, and the plot.</summary>
    internal static string Text(Report report)
    {
        Measurement[] aimed = [.. report.Newest.Where(m => m.Scenario.Target is not null)];
        var table = new MarkdownTable(["", .. Columns.Select(change => ">" + change.Title())]);
        foreach (string work in aimed.Select(m => m.Scenario.Work.Name).Distinct())
            table.Add([work, .. Columns.Select(change => report.Find(report.Releases[0], work, change) is { } m ? Cell(m) : "")]);
        int reached = aimed.Count(m => m.Reached == true);
        return string.Create(CultureInfo.InvariantCulture, $"""

            {table}
            Medians with {report.Version}, {Environment.ProcessorCount} cores. In parentheses the targets; {reached} of {aimed.Length} are reached, in bold.
            {Rest(report, Change.Nothing, "With nothing changed, of gorun's time the program itself takes")}
            {Rest(report, Change.Main, "After an edit of main.go the compiler, the linker and the program, started without gorun, take")}

            ![Milliseconds by number of packages](benchmarks/results/growth.svg)


            """);
    }

    // Where the rest of the time goes: what no build tool can save.
    private static string Rest(Report report, Change change, string beginning)
    {
        IEnumerable<string> shares = report.Newest.Where(m => m.Scenario.Change == change && m.Scenario.Target is not null && m.FloorWall is not null)
            .Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.FloorWall!.Value.Median / m.GorunWall.Median:p0} ({m.Scenario.Work.Name})"));
        return $"{beginning} {string.Join(", ", shares)}.";
    }

    private static string Cell(Measurement m)
    {
        string ratio = m.Ratio.Median.ToString("f2", CultureInfo.InvariantCulture);
        if (m.Reached == true) ratio = $"**{ratio}**";
        return m.Scenario.Target is { } target ? string.Create(CultureInfo.InvariantCulture, $"{ratio} ({target:f2})") : ratio;
    }
}
