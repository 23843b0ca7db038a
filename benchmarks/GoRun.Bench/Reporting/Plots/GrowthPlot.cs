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

    /// <returns>The file's text; null where fewer than two sizes were measured.</returns>
    public static string? Draw(Report report)
    {
        Measurement[] sized = [.. report.Newest.Where(m => m.Scenario.Work.Size > 0).OrderBy(m => m.Scenario.Work.Size)];
        int[] sizes = [.. sized.Select(m => m.Scenario.Work.Size).Distinct()];
        if (sizes.Length < 2) return null;
        var canvas = new SvgCanvas(Width, Height);
        IGrouping<Change, Measurement>[] lines = [.. sized.GroupBy(m => m.Scenario.Change).Where(line => line.Count() > 1)];
        double[] times = [.. lines.SelectMany(line => line).SelectMany(m => new[] { m.GorunWall.Median, m.GoWall.Median })];
        var x = new LogScale(sizes[0] / 1.2, sizes[^1], Left, Right);
        var y = new LogScale(times.Min() / 1.3, times.Max() * 1.3, Bottom, Top);
        Axes(canvas, x, y, sizes);
        foreach (IGrouping<Change, Measurement> line in lines)
        {
            Draw(canvas, x, y, line, "gorun", Colors.Gorun, m => m.GorunWall.Median);
            Draw(canvas, x, y, line, "go run", Colors.Go, m => m.GoWall.Median);
        }

        return canvas.ToString();
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

    private static void Draw(
        SvgCanvas canvas, LogScale x, LogScale y, IGrouping<Change, Measurement> line, string side, string color, Func<Measurement, double> time)
    {
        (double X, double Y)[] points = [.. line.Select(m => (x[m.Scenario.Work.Size], y[time(m)]))];
        canvas.Path(points, color, dashed: line.Key != Change.Nothing);
        foreach ((double px, double py) in points) canvas.Dot(px, py, color);
        canvas.Text(points[^1].X + 10, points[^1].Y + 4, $"{side}, {line.Key.Title()}", color: color);
    }

    private static string Number(double value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
