using System.Globalization;
using GoRun.Bench.Measuring;
using GoRun.Bench.Scenarios;

namespace GoRun.Bench.Timelines;

/// <summary><c>./bench timeline</c>: a build of net/http with empty caches, by gorun and by go, as a picture of who worked when.</summary>
internal static class TimelineRun
{
    /// <param name="folder">For the traces.</param>
    /// <returns>The picture.</returns>
    public static string Draw(Bed bed, Work work, ChildProcess child, string folder)
    {
        work.Provide();
        Timeline[] timelines = [Trace("gorun", bed.Gorun(work, Change.Cold)), Trace("go run", bed.Go(work, Change.Cold))];
        foreach (Timeline timeline in timelines)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{timeline.Title}: {timeline.Length:f0} ms, lanes idle {timeline.Idle:p1}"));
        }

        return TimelinePlot.Draw($"A cold build of {work.Name} ({bed.Release.Version}, {Environment.ProcessorCount} processors)", timelines);

        Timeline Trace(string title, Side side)
        {
            string file = Path.Combine(folder, title.Replace(' ', '-') + ".trace");
            side.Caches.Empty(Change.Cold);
            foreach (var command in side.Commands)
            {
                int flags = title == "gorun" ? 0 : 1;
                child.Run(command with { Arguments = command.Arguments.Insert(flags, "-debug-trace=" + file) }, out _);
            }

            return TraceReader.Read(title, file, Environment.ProcessorCount);
        }
    }
}
