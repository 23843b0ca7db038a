using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace GoRun.Scripts.Running;

/// <summary>
/// The account of a script: each section's comment with the time the section took, and what was printed in it. Of a section that went
/// well the comment is enough, unless everything is to be shown.
/// </summary>
internal sealed class Transcript(StringBuilder section, bool everything)
{
    private readonly StringBuilder text = new();
    private long? begun;

    internal void BeginSection(string comment)
    {
        EndSection(wentWell: true);
        text.Append(comment);
        begun = Stopwatch.GetTimestamp();
    }

    internal void EndSection(bool wentWell)
    {
        bool show = everything || !wentWell || begun is null;
        if (begun is { } start)
        {
            if (section.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $" ({Stopwatch.GetElapsedTime(start).TotalSeconds:f3}s)");
            text.Append('\n');
        }
        if (show)
            text.Append(section);
        section.Clear();
        begun = null;
    }

    internal string End(string lastLine)
    {
        EndSection(wentWell: false);
        return text + lastLine;
    }
}
