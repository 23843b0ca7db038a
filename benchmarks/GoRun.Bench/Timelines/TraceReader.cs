using System.Collections.Immutable;
using System.Text.Json;

namespace GoRun.Bench.Timelines;

/// <summary>Reads what <c>-debug-trace</c> writes, of gorun and of go: an array of events in Chrome's format.</summary>
internal static class TraceReader
{
    public static Timeline Read(string title, string file, int processors)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        var events = document.RootElement.EnumerateArray().Select(Event.Of).Where(e => e.Phase is "B" or "E").ToList();
        double start = events[0].Time;
        ImmutableArray<ImmutableArray<Stretch>> lanes = [.. events.GroupBy(e => e.Thread).OrderBy(g => g.Key).Select(g => Lane(g, start)).Where(lane => !lane.IsEmpty)];
        return new Timeline(title, (events[^1].Time - start) / 1000, lanes, processors);
    }

    /// <summary>At each moment the innermost span tells what the thread does.</summary>
    private static ImmutableArray<Stretch> Lane(IEnumerable<Event> events, double start)
    {
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        var open = new Stack<Event>();
        double last = 0;
        foreach (Event item in events)
        {
            double now = (item.Time - start) / 1000;
            if (open.TryPeek(out Event? inner) && KindOf(inner) is { } busy && now > last)
                stretches.Add(new Stretch(last, now, busy, busy == Busy.Command ? "" : inner.Name));
            if (item.Phase == "B") open.Push(item);
            else open.Pop();
            last = now;
        }

        return stretches.DrainToImmutable();
    }

    /// <summary>Null where the thread does nothing: it waits, or the span only holds others.</summary>
    private static Busy? KindOf(Event span) => span.Name switch
    {
        _ when span.Category == "wait" => null,
        "Build" or "Execute" => null,
        "compile" => Busy.Compiler,
        _ when span.Name.StartsWith("exec.Builder.Do", StringComparison.Ordinal) => null,
        _ when span.Name.StartsWith("InstallPackages", StringComparison.Ordinal) => null,
        _ when span.Name.Contains(' ', StringComparison.Ordinal) || span.Name.Contains('.', StringComparison.Ordinal) || span.Name is "Resolve" or "Plan" => Busy.Command,
        _ => Busy.Tool,
    };

    private sealed record Event(string Name, string Phase, double Time, long Thread, string Category)
    {
        public static Event Of(JsonElement json) => new(
            Text(json, "name"), Text(json, "ph"), json.GetProperty("ts").GetDouble(), json.GetProperty("tid").GetInt64(), Text(json, "cat"));

        private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";
    }
}
