using System.Collections.Immutable;

namespace GoRun.Platform.Tracing;

/// <summary>
/// What this process did when, on which of its threads: kept in memory while it is done, and written when all is over (<see cref="TraceFile"/>). There
/// is one only where it was asked for; <c>trace?.Begin(...)</c> costs nothing else. Thread-safe.
/// </summary>
public sealed class Trace(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<TraceEvent> _events = [];
    private readonly Dictionary<int, int> _threads = [];
    private readonly DateTimeOffset _start = clock.GetUtcNow();
    private readonly long _startTicks = clock.GetTimestamp();

    /// <summary>All that has been noted, in the order of time.</summary>
    public ImmutableArray<TraceEvent> Events
    {
        get
        {
            lock (_lock) return [.. _events];
        }
    }

    /// <summary>
    /// Begins a span on the calling thread, inside those that this thread has not ended. It ends when it is disposed of, on the same thread.
    /// </summary>
    /// <param name="isWaiting">Nothing is done in it: the thread waits for others.</param>
    public TraceSpan Begin(string name, bool isWaiting = false)
    {
        Add(name, TraceEventKind.Begin, isWaiting ? TraceEvent.Waiting : "", []);
        return new TraceSpan(this, name);
    }

    internal void End(string name, ImmutableArray<(string Name, bool Value)> notes) => Add(name, TraceEventKind.End, "", notes);

    private void Add(string name, TraceEventKind kind, string category, ImmutableArray<(string Name, bool Value)> notes)
    {
        // The time is taken under the lock, so that the list is in its order.
        lock (_lock)
        {
            int thread = Environment.CurrentManagedThreadId;
            if (!_threads.TryGetValue(thread, out int number)) _threads.Add(thread, number = _threads.Count);
            double microseconds = ((_start - DateTimeOffset.UnixEpoch) + clock.GetElapsedTime(_startTicks)).TotalMicroseconds;
            _events.Add(new TraceEvent(name, kind, microseconds, number) { Category = category, Notes = notes });
        }
    }
}
