using System.Globalization;
using GoRun.Bench.Measuring;
using GoRun.Bench.Scenarios;

namespace GoRun.Bench.Reporting.Plots;

/// <summary>A bar for each measurement with the newest release: the time of gorun, that of <c>go run</c> being 1.</summary>
internal static class RatioBars
{
    private const int Width = 760;
    private const int Row = 20;
    private const int Left = 260;
    private const int Right = 690;
    private const int Top = 56;

    public static string Draw(Report report)
    {
        Measurement[] rows = [.. report.Newest];
        int bottom = Top + Row * rows.Length;
        double most = Math.Max(1.05, rows.Max(m => m.Ratio.UpperQuartile));
        var canvas = new SvgCanvas(Width, bottom + 20);
        canvas.Text(12, 22, $"Time of gorun, with that of go run ({report.Version}) as 1", strong: true);
        canvas.Text(12, 40, "Thin lines: the middle half of the pairs. Green marks: targets.", color: Colors.Quiet);
        foreach (double mark in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            canvas.Line(X(mark), Top - 4, X(mark), bottom, mark == 1 ? Colors.Go : Colors.Grid);
            canvas.Text(X(mark), bottom + 14, mark.ToString(CultureInfo.InvariantCulture), Anchor.Middle, Colors.Quiet);
        }

        for (int i = 0; i < rows.Length; i++) Bar(canvas, rows[i], Top + Row * i);
        return canvas.ToString();

        double X(double ratio) => Left + (Right - Left) * ratio / most;

        void Bar(SvgCanvas on, Measurement m, double y)
        {
            on.Text(Left - 8, y + 13, $"{m.Scenario.Work.Name}, {m.Scenario.Change.Title()}", Anchor.End);
            on.Box(Left, y + 3, X(m.Ratio.Median) - Left, Row - 6, Colors.Gorun);
            on.Line(X(m.Ratio.LowerQuartile), y + 9, X(m.Ratio.UpperQuartile), y + 9, "black");
            if (m.Scenario.Target is { } target) on.Line(X(target), y + 1, X(target), y + Row - 1, Colors.Target, 3);
            double end = Math.Max(m.Ratio.UpperQuartile, m.Scenario.Target ?? 0);
            on.Text(X(end) + 6, y + 13, m.Ratio.Median.ToString("f2", CultureInfo.InvariantCulture));
        }
    }
}
