using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Platform.Tracing;

namespace GoRun.Build.Actions;

/// <summary>
/// Runs the actions of a plan on worker threads, of which the caller's is one. A failure is told and then concerns only the actions that
/// depend on the failed one, unless it says that it ends the build; cancellation, and any exception that is not a <see cref="BuildFailure"/>, stops the whole: no more actions are
/// started, and it is thrown when those that run have ended.
/// </summary>
/// <param name="parallelism">How many actions run at once, at least 1.</param>
/// <param name="failed">Told of each failure, on the thread of the failed action.</param>
/// <param name="trace">Where each action is noted; null for nowhere.</param>
internal sealed class Scheduler(
    int parallelism, Action<PlannedAction, BuildFailure> failed, CancellationToken cancellation, Trace? trace = null) : IWorkers
{
    private readonly object _lock = new();
    private readonly Stack<PieceBatch> _batches = new();
    private Schedule? _schedule;
    private Exception? _stopped;
    private bool _ended;
    private int _idle;

    /// <summary>Runs all; each action's State tells afterwards how it went.</summary>
    public void Run(Schedule schedule)
    {
        _schedule = schedule;
        using CancellationTokenRegistration registration = cancellation.Register(() => Stop(new OperationCanceledException(cancellation)));
        var threads = new List<Thread>();
        for (int i = 1; i < Math.Min(parallelism, schedule.Remaining); i++)
        {
            var thread = new Thread(Work) { IsBackground = true, Name = "build worker" };
            thread.Start();
            threads.Add(thread);
        }

        Work();
        foreach (Thread thread in threads) thread.Join();
        if (_stopped is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_stopped);
    }

    /// <inheritdoc/>
    public void RunAll(IReadOnlyList<Action> pieces)
    {
        if (pieces.Count == 0) return;
        var batch = new PieceBatch(pieces);
        if (pieces.Count > 1)
        {
            lock (_lock)
            {
                _batches.Push(batch);
                if (_idle > 0) Monitor.PulseAll(_lock);
            }
        }

        batch.Work();
        using (trace?.Begin("pieces of others", isWaiting: true)) batch.Wait();
        cancellation.ThrowIfCancellationRequested();
    }

    private void Work()
    {
        while (Next() is { } work) work();
    }

    private Action? Next()
    {
        lock (_lock)
        {
            for (; ; )
            {
                if (_stopped is not null || _ended) return null;
                while (_batches.TryPeek(out PieceBatch? batch))
                {
                    if (batch.HasMore) return batch.Work;
                    _batches.Pop();
                }

                if (_schedule!.Take() is { } action)
                {
                    if (_idle > 0 && _schedule.ReadyCount > 0) Monitor.Pulse(_lock);
                    return () => Execute(action);
                }

                if (_schedule.Remaining == 0) return null;
                _idle++;
                Monitor.Wait(_lock);
                _idle--;
            }
        }
    }

    private void Execute(PlannedAction action)
    {
        bool succeeded = false;
        try
        {
            using TraceSpan? span = trace?.Begin($"Executing action ({action.Description})");
            action.Run(this);
            if (action.WasFound is { } found) span?.Note("cached", found);
            succeeded = true;
        }
        catch (BuildFailure failure)
        {
            Fail(action, failure);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk that is full, or a work directory that someone removed.
            string wayOut = DiskProblem.WayOut(e, WorkDirectory.OtherPlace);
            Fail(action, new BuildFailure(e.Message + wayOut, endsBuild: wayOut.Length > 0));
        }
        catch (Exception e)
        {
            // Not swallowed: Run throws it on the caller's thread once the others have stopped.
            Stop(e);
            return;
        }

        lock (_lock)
        {
            _schedule!.End(action, succeeded);
            if (_idle > 0 && (_schedule.Remaining == 0 || _schedule.ReadyCount > 1)) Monitor.PulseAll(_lock);
        }
    }

    private void Fail(PlannedAction action, BuildFailure failure)
    {
        lock (_lock)
        {
            if (_ended) return;
            _ended = failure.EndsBuild;
            if (_ended) Monitor.PulseAll(_lock);
        }

        failed(action, failure);
    }

    private void Stop(Exception reason)
    {
        lock (_lock)
        {
            _stopped ??= reason;
            Monitor.PulseAll(_lock);
        }
    }
}
