using System.Collections.Immutable;
using System.Globalization;
using GoRun.Bench.Reporting.Plots;

namespace GoRun.Bench.Timelines;

/// <summary>The lanes of builds, one below the other on one scale: gaps are white.</summary>
internal static class TimelinePlot
{
    private const int Width = 1000;
    private const int Left = 70;
    private const int Right = 985;
    private const int Lane = 26;
    private const int Head = 34;
    private const int Top = 44;

    public static string Draw(string title, IReadOnlyList<Timeline> timelines)
    {
        double longest = timelines.Max(t => t.Length);
        int bottom = Top + timelines.Sum(HeightOf);
        var canvas = new SvgCanvas(Width, bottom + 26);
        canvas.Text(12, 20, title, strong: true);
        canvas.Text(12, 36, "Blue: compiler. Orange: other tools. Grey: the command itself. White: nothing to do.", color: Colors.Quiet);
        for (int second = 0; second * 1000 <= longest; second += longest > 12000 ? 5 : 1)
        {
            canvas.Line(X(second * 1000), Top, X(second * 1000), bottom, Colors.Grid);
            canvas.Text(X(second * 1000), bottom + 16, second.ToString(CultureInfo.InvariantCulture) + " s", Anchor.Middle, Colors.Quiet);
        }

        int y = Top;
        foreach (Timeline timeline in timelines)
        {
            string words = string.Create(CultureInfo.InvariantCulture, $"{timeline.Title}: {timeline.Length / 1000:f1} s, lanes idle {timeline.Idle:p0}");
            canvas.Text(Left, y + 24, words, strong: true);
            for (int i = 0; i < timeline.Lanes.Length; i++) Draw(timeline.Lanes[i], y + Head + (i * Lane), i);
            y += HeightOf(timeline);
        }

        return canvas.ToString();

        double X(double milliseconds) => Left + ((Right - Left) * milliseconds / longest);

        void Draw(ImmutableArray<Stretch> lane, int at, int number)
        {
            canvas.Text(Left - 8, at + 15, string.Create(CultureInfo.InvariantCulture, $"worker {number}"), Anchor.End, Colors.Quiet);
            foreach (Stretch stretch in Visible(lane, longest)) canvas.Box(X(stretch.From), at, X(stretch.To) - X(stretch.From), Lane - 6, ColorOf(stretch.Busy));
        }
    }

    /// <summary>Neighbours of one kind that no eye could tell apart are one box, so that the file stays small.</summary>
    private static IEnumerable<Stretch> Visible(ImmutableArray<Stretch> lane, double longest)
    {
        double pixel = longest / (Right - Left);
        Stretch? held = null;
        foreach (Stretch next in lane)
        {
            if (held is { } before && before.Busy == next.Busy && next.From - before.To < pixel / 4)
            {
                held = before with { To = next.To };
                continue;
            }

            if (held is { } whole) yield return whole;
            held = next;
        }

        if (held is { } last) yield return last;
    }

    private static int HeightOf(Timeline timeline) => Head + (Lane * timeline.Lanes.Length) + 6;

    private static string ColorOf(Busy busy) => busy switch
    {
        Busy.Compiler => Colors.Gorun,
        Busy.Tool => Colors.Go,
        _ => "#8c959f",
    };
}
