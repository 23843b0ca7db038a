using System.Globalization;
using System.Security;
using System.Text;

namespace GoRun.Bench.Reporting.Plots;

/// <summary>Where a text begins, ends or has its middle.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>A picture of lines, boxes and words as SVG. Coordinates are pixels from the upper left corner; colors are as in CSS.</summary>
internal sealed class SvgCanvas(int width, int height)
{
    private readonly StringBuilder _body = new();

    public void Line(double x1, double y1, double x2, double y2, string color, double thickness = 1) =>
        Add($"<line x1=\"{x1:f1}\" y1=\"{y1:f1}\" x2=\"{x2:f1}\" y2=\"{y2:f1}\" stroke=\"{color}\" stroke-width=\"{thickness}\"/>");

    public void Box(double x, double y, double boxWidth, double boxHeight, string color) =>
        Add($"<rect x=\"{x:f1}\" y=\"{y:f1}\" width=\"{boxWidth:f1}\" height=\"{boxHeight:f1}\" fill=\"{color}\"/>");

    public void Dot(double x, double y, string color) => Add($"<circle cx=\"{x:f1}\" cy=\"{y:f1}\" r=\"3.5\" fill=\"{color}\"/>");

    /// <param name="y">Of the line on which the letters stand.</param>
    public void Text(double x, double y, string text, Anchor anchor = Anchor.Start, string color = "#24292f", bool strong = false)
    {
        string weight = strong ? "bold" : "normal";
        string place = anchor switch { Anchor.Start => "start", Anchor.Middle => "middle", _ => "end" };
        string words = SecurityElement.Escape(text);
        Add($"<text x=\"{x:f1}\" y=\"{y:f1}\" text-anchor=\"{place}\" fill=\"{color}\" font-weight=\"{weight}\">{words}</text>");
    }

    /// <param name="dashed">Drawn with gaps.</param>
    public void Path(IEnumerable<(double X, double Y)> points, string color, bool dashed)
    {
        string places = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:f1},{point.Y:f1}")));
        Add($"<polyline points=\"{places}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"{(dashed ? " stroke-dasharray=\"6 4\"" : "")}/>");
    }

    /// <summary>The whole file. The ground is white, because pages are dark for some readers.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="sans-serif"
             font-size="12">
        <rect width="100%" height="100%" fill="white"/>
        {_body}</svg>

        """);

    private void Add(FormattableString element) => _body.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
