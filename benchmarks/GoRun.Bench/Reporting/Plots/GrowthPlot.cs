using System.Collections.Immutable;
using System.Globalization;
using GoRun.Bench.Measuring;
using GoRun.Bench.Scenarios;

namespace GoRun.Bench.Reporting.Plots;

/// <summary>How time grows with the number of packages: a line for each side and each change, both axes logarithmic.</summary>
internal static class GrowthPlot
{
    private const int Width = 760;
    private const int Height = 420;
    private const int Left = 70;
    private const int Right = 570;
    private const int Top = 40;
    private const int Bottom = 370;
    private const int LabelHeight = 15;

    /// <returns>The file's text; null where nothing was measured with two sizes.</returns>
    public static string? Draw(Report report)
    {
        Measurement[] sized = [.. report.Newest.Where(m => m.Scenario.Work.Size > 0).OrderBy(m => m.Scenario.Work.Size)];
        IGrouping<Change, Measurement>[] lines = [.. sized.GroupBy(m => m.Scenario.Change).Where(line => line.Count() > 1)];
        if (lines.Length == 0) return null;
        int[] sizes = [.. sized.Select(m => m.Scenario.Work.Size).Distinct()];
        var canvas = new SvgCanvas(Width, Height);
        double[] times = [.. lines.SelectMany(line => line).SelectMany(m => new[] { m.GorunWall.Median, m.GoWall.Median })];
        var x = new LogScale(sizes[0] / 1.2, sizes[^1], Left, Right);
        var y = new LogScale(times.Min() / 1.3, times.Max() * 1.3, Bottom, Top);
        Axes(canvas, x, y, sizes);
        Curve[] curves =
        [
            .. lines.Select(line => Of(line, "gorun", Colors.Gorun, m => m.GorunWall.Median)),
            .. lines.Select(line => Of(line, "go run", Colors.Go, m => m.GoWall.Median)),
        ];
        foreach (Curve curve in curves) Draw(canvas, curve);
        Label(canvas, curves);
        return canvas.ToString();

        Curve Of(IGrouping<Change, Measurement> line, string side, string color, Func<Measurement, double> time) => new(
            $"{side}, {line.Key.Title()}", color, line.Key != Change.Nothing, [.. line.Select(m => (x[m.Scenario.Work.Size], y[time(m)]))]);
    }

    private static void Axes(SvgCanvas canvas, LogScale x, LogScale y, int[] sizes)
    {
        canvas.Text(Left, Top - 18, "Milliseconds by packages of the program", strong: true);
        foreach (double mark in y.Marks)
        {
            canvas.Line(Left, y[mark], Right, y[mark], Colors.Grid);
            canvas.Text(Left - 8, y[mark] + 4, Number(mark), Anchor.End, Colors.Quiet);
        }

        foreach (int size in sizes) canvas.Text(x[size], Bottom + 20, Number(size), Anchor.Middle, Colors.Quiet);
        canvas.Line(Left, Bottom, Right, Bottom, Colors.Quiet);
    }

    private static void Draw(SvgCanvas canvas, Curve curve)
    {
        canvas.Path(curve.Points, curve.Color, curve.Dashed);
        foreach ((double x, double y) in curve.Points) canvas.Dot(x, y, curve.Color);
    }

    // At the ends of the curves, from top to bottom; one that would cover the one above moves down.
    private static void Label(SvgCanvas canvas, IEnumerable<Curve> curves)
    {
        double free = 0;
        foreach (Curve curve in curves.OrderBy(curve => curve.Points[^1].Y))
        {
            double y = Math.Max(curve.Points[^1].Y + 4, free);
            canvas.Text(curve.Points[^1].X + 10, y, curve.Label, color: curve.Color);
            free = y + LabelHeight;
        }
    }

    private static string Number(double value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <param name="Points">In pixels, from left to right.</param>
    private sealed record Curve(string Label, string Color, bool Dashed, ImmutableArray<(double X, double Y)> Points);
}
