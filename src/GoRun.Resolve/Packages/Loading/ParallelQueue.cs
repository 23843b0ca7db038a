using System.Runtime.ExceptionServices;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>
/// Works off items, on all cores, that make further items while they are worked on. The calling thread works too; others are
/// started only when there is more than one item to do.
/// </summary>
internal sealed class ParallelQueue<T>(Action<T> work, int threads)
{
    private readonly Stack<T> _items = new();
    private readonly Lock _gate = new();
    private readonly List<Thread> _workers = [];
    private ExceptionDispatchInfo? _failure;
    private SemaphoreSlim? _available;
    private int _unfinished;
    private int _idle;

    /// <summary>Takes an item in; also from within the work.</summary>
    public void Add(T item)
    {
        lock (_gate)
        {
            _items.Push(item);
            _unfinished++;
            if (_idle > 0)
            {
                _available!.Release();
                _idle--;
            }
            else if (_items.Count > 1 && _workers.Count + 1 < threads)
            {
                var worker = new Thread(Work) { IsBackground = true };
                _workers.Add(worker);
                _available ??= new SemaphoreSlim(0);
                worker.Start();
            }
        }
    }

    /// <summary>Returns when nothing is left to do. The first exception of the work is thrown on.</summary>
    public void Run()
    {
        Work();
        foreach (Thread worker in _workers) worker.Join();
        _failure?.Throw();
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
}
