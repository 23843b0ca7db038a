using System.Xml.Linq;
using GoRun.Bench.Reporting;
using GoRun.Bench.Reporting.Plots;

namespace GoRun.Bench.Tests;

public class PlotTests
{
    private static readonly Report Report = Samples.Report(
        Samples.Measurement(("small & quick", 100), gorun: [10], go: [100]),
        Samples.Measurement(("large", 1000), gorun: [40], go: [400], target: 0.1));

    [Fact]
    public void Words_are_escaped_and_numbers_have_points()
    {
        var canvas = new SvgCanvas(100, 50);
        canvas.Text(1.26, 2, "a < b & \"c\"");

        XElement text = Assert.Single(Elements(canvas.ToString(), "text"));

        Assert.Equal(("a < b & \"c\"", "1.3"), (text.Value, text.Attribute("x")!.Value));
    }

    [Fact]
    public void A_bar_is_as_long_as_its_ratio()
    {
        double[] widths = [.. Elements(RatioBars.Draw(Report), "rect").Skip(1).Select(box => (double)box.Attribute("width")!)];

        Assert.Equal(2, widths.Length);
        Assert.Equal(widths[0], widths[1], tolerance: 0.2);
        Assert.InRange(widths[0], 35, 50);
    }

    [Fact]
    public void Equal_ratios_are_equally_far_apart()
    {
        var scale = new LogScale(1, 1000, 0, 300);

        Assert.Equal((0, 100, 200), (Math.Round(scale[1]), Math.Round(scale[10]), Math.Round(scale[100])));
        Assert.Equal([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], scale.Marks);
    }

    [Fact]
    public void Growth_has_a_line_for_each_side_and_needs_two_sizes()
    {
        Assert.Equal(2, Elements(GrowthPlot.Draw(Report)!, "polyline").Count());
        Assert.Null(GrowthPlot.Draw(Samples.Report(Report.Measurements[0])));
    }

    [Fact]
    public void Labels_of_curves_that_meet_do_not_cover_each_other()
    {
        Report report = Samples.Report(
            Samples.Measurement(("small", 100), gorun: [10], go: [20]),
            Samples.Measurement(("large", 1000), gorun: [100], go: [100]));

        double[] heights = [.. Elements(GrowthPlot.Draw(report)!, "text").Where(text => text.Value.EndsWith("nothing changed", StringComparison.Ordinal))
            .Select(text => (double)text.Attribute("y")!)];

        Assert.Equal(2, heights.Length);
        Assert.InRange(Math.Abs(heights[0] - heights[1]), 12, 20);
    }

    private static IEnumerable<XElement> Elements(string svg, string name) =>
        XDocument.Parse(svg).Descendants(XName.Get(name, "http://www.w3.org/2000/svg"));
}
