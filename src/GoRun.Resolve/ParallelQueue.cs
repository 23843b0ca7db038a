using System.Runtime.ExceptionServices;

namespace GoRun.Resolve;

/// <summary>
/// Works off items, on all cores, that make further items while they are worked on. The calling thread works too; others are
/// started only when there is more than one item to do, and in place of those that wait for the network.
/// </summary>
internal sealed class ParallelQueue<T>(Action<T> work, int threads, NetworkWaits waits)
{
    /// <summary>So many wait for the network at once: what they wait for is small, and servers do not like more.</summary>
    private const int MostWaiting = 32;

    private readonly Stack<T> _items = new();
    private readonly Lock _gate = new();
    private readonly List<Thread> _workers = [];
    private ExceptionDispatchInfo? _failure;
    private SemaphoreSlim? _available;
    private int _unfinished;
    private int _idle;
    private int _waiting;

    /// <summary>Takes an item in; also from within the work.</summary>
    public void Add(T item)
    {
        lock (_gate)
        {
            _items.Push(item);
            _unfinished++;
            if (_idle > 0) Wake();
            else if (_items.Count > 1 || _waiting > 0) StartWorker();
        }
    }

    /// <summary>Returns when nothing is left to do. The first exception of the work is thrown on.</summary>
    public void Run()
    {
        waits.Began += WaitBegan;
        waits.Ended += WaitEnded;
        try
        {
            Work();
            Join();
        }
        finally
        {
            waits.Began -= WaitBegan;
            waits.Ended -= WaitEnded;
        }

        _failure?.Throw();
    }

    private void Join()
    {
        // Those that still work may start others.
        for (int i = 0; ; i++)
        {
            Thread worker;
            lock (_gate)
            {
                if (i == _workers.Count) return;
                worker = _workers[i];
            }

            worker.Join();
        }
    }

    private void Work()
    {
        while (Take(out T? item))
        {
            try
            {
                if (_failure is null) work(item!);
            }
            catch (Exception e)
            {
                _failure ??= ExceptionDispatchInfo.Capture(e);
            }

            Finish();
        }
    }

    private bool Take(out T? item)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_items.TryPop(out item)) return true;
                if (_unfinished == 0) return false;
                _available ??= new SemaphoreSlim(0);
                _idle++;
            }

            _available.Wait();
        }
    }

    private void Finish()
    {
        lock (_gate)
        {
            if (--_unfinished > 0 || _idle == 0) return;
            _available!.Release(_idle);
            _idle = 0;
        }
    }

    private void Wake()
    {
        _available!.Release();
        _idle--;
    }

    private void StartWorker()
    {
        if (_workers.Count + 1 - Math.Min(_waiting, MostWaiting) >= threads) return;
        var worker = new Thread(Work) { IsBackground = true };
        _workers.Add(worker);
        worker.Start();
    }

    private void WaitBegan()
    {
        lock (_gate)
        {
            _waiting++;
            if (_items.Count == 0) return;
            if (_idle > 0) Wake();
            else StartWorker();
        }
    }

    private void WaitEnded()
    {
        lock (_gate) _waiting--;
    }
}
