using System.Globalization;
using System.Text;

namespace GoRun.Scripts.Commands;

/// <summary>Two texts side by side, in the form of <c>diff -u</c>: what is only in the first has a minus, what is only in the second a plus.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    // The table of a longest common subsequence grows with the product of both lengths.
    private const long MostCells = 4_000_000;

    internal static string Of(string firstName, string first, string secondName, string second)
    {
        string[] olds = Lines(first), news = Lines(second);
        var text = new StringBuilder($"diff {firstName} {secondName}\n--- {firstName}\n+++ {secondName}\n");
        if ((olds.Length + 1L) * (news.Length + 1L) > MostCells)
            return text.Append(CultureInfo.InvariantCulture, $"too long to compare: {olds.Length} and {news.Length} lines\n").ToString();
        List<(char Mark, string Line)> all = Compare(olds, news);
        for (int i = 0; i < all.Count;)
        {
            int change = all.FindIndex(i, line => line.Mark != ' ');
            if (change < 0)
                break;
            int end = EndOfHunk(all, change);
            AppendHunk(text, all, Math.Max(i, change - Context), end);
            i = end;
        }
        return text.ToString();
    }

    // Changes that only a few common lines part are shown together.
    private static int EndOfHunk(List<(char Mark, string Line)> all, int change)
    {
        int last = change;
        for (int i = change; i < all.Count && i <= last + 2 * Context; i++)
        {
            if (all[i].Mark != ' ')
                last = i;
        }
        return Math.Min(all.Count, last + 1 + Context);
    }

    private static void AppendHunk(StringBuilder text, List<(char Mark, string Line)> all, int begin, int end)
    {
        int Count(int from, int to, char without) => all[from..to].Count(line => line.Mark != without);
        text.Append("@@ -").Append(Range(Count(0, begin, '+'), Count(begin, end, '+')));
        text.Append(" +").Append(Range(Count(0, begin, '-'), Count(begin, end, '-'))).Append(" @@\n");
        foreach ((char mark, string line) in all[begin..end])
            text.Append(mark).Append(line).Append('\n');
    }

    // Lines are counted from 1; what is empty is named by the line before it.
    private static string Range(int before, int length) =>
        string.Create(CultureInfo.InvariantCulture, $"{(length > 0 ? before + 1 : before)},{length}");

    private static List<(char Mark, string Line)> Compare(string[] olds, string[] news)
    {
        int[,] common = new int[olds.Length + 1, news.Length + 1];
        for (int i = olds.Length - 1; i >= 0; i--)
        {
            for (int j = news.Length - 1; j >= 0; j--)
                common[i, j] = olds[i] == news[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        List<(char Mark, string Line)> all = [];
        for (int i = 0, j = 0; i < olds.Length || j < news.Length;)
        {
            if (i < olds.Length && j < news.Length && olds[i] == news[j])
                all.Add((' ', olds[(i++, j++).Item1]));
            else if (j == news.Length || (i < olds.Length && common[i + 1, j] >= common[i, j + 1]))
                all.Add(('-', olds[i++]));
            else
                all.Add(('+', news[j++]));
        }
        return all;
    }

    private static string[] Lines(string text)
    {
        if (text.Length == 0)
            return [];
        string[] lines = text.Split('\n');
        if (lines[^1].Length == 0)
            return lines[..^1];
        lines[^1] += "\n\\ No newline at end of file";
        return lines;
    }
}
