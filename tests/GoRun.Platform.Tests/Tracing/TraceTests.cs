using System.Text.Json;
using GoRun.Platform.Tracing;

namespace GoRun.Platform.Tests.Tracing;

public sealed class TraceTests
{
    [Fact]
    public void Spans_are_nested_and_in_the_order_of_time()
    {
        var trace = new Trace(TimeProvider.System);
        using (trace.Begin("outer"))
        {
            using TraceSpan inner = trace.Begin("inner", isWaiting: true);
            inner.Note("cached", true);
        }

        Assert.Equal(
            [("outer", TraceEventKind.Begin), ("inner", TraceEventKind.Begin), ("inner", TraceEventKind.End), ("outer", TraceEventKind.End)],
            trace.Events.Select(e => (e.Name, e.Kind)));
        Assert.Equal(trace.Events.Select(e => e.Time).Order(), trace.Events.Select(e => e.Time));
        Assert.Equal(TraceEvent.Waiting, trace.Events[1].Category);
        Assert.Equal(("cached", true), Assert.Single(trace.Events[2].Notes));
    }

    [Fact]
    public void Each_thread_has_a_number_beginning_with_the_first()
    {
        var trace = new Trace(TimeProvider.System);
        trace.Begin("first").Dispose();
        var other = new Thread(() => trace.Begin("second").Dispose());
        other.Start();
        other.Join();
        trace.Begin("third").Dispose();
        Assert.Equal([0, 0, 1, 1, 0, 0], trace.Events.Select(e => e.Thread));
    }

    [Fact]
    public void The_file_is_an_array_of_events()
    {
        TraceEvent[] events =
        [
            new("a \"name\"", TraceEventKind.Begin, 1795309717973472.25, 0) { Category = TraceEvent.Waiting },
            new("a \"name\"", TraceEventKind.End, 1795309717973480, 0) { Notes = [("cached", false)] },
        ];
        using JsonDocument written = JsonDocument.Parse(TraceFile.Format(events));
        JsonElement begin = written.RootElement[0];
        Assert.Equal("a \"name\"", begin.GetProperty("name").GetString());
        Assert.Equal(("B", "wait"), (begin.GetProperty("ph").GetString(), begin.GetProperty("cat").GetString()));
        Assert.Equal(1795309717973472.25, begin.GetProperty("ts").GetDouble(), 0.1);
        Assert.Equal("E", written.RootElement[1].GetProperty("ph").GetString());
        Assert.False(written.RootElement[1].GetProperty("args").GetProperty("cached").GetBoolean());
    }

    [Fact]
    public void Without_events_it_is_an_array_too()
    {
        using JsonDocument written = JsonDocument.Parse(TraceFile.Format([]));
        Assert.Equal(0, written.RootElement.GetArrayLength());
    }
}
