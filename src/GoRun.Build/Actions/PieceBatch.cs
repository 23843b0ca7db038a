using System.Runtime.ExceptionServices;

namespace GoRun.Build.Actions;

/// <summary>The independent pieces of one action, taken by as many workers as have time for them.</summary>
internal sealed class PieceBatch(IReadOnlyList<Action> pieces)
{
    private readonly object _lock = new();
    private int _next;
    private int _running;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Whether there are pieces that no one has taken.</summary>
    public bool HasMore
    {
        get
        {
            lock (_lock) return _failure is null && _next < pieces.Count;
        }
    }

    /// <summary>Runs pieces until all are taken. Never throws: the failure is for the action that waits.</summary>
    public void Work()
    {
        while (Take() is { } piece)
        {
            try
            {
                piece();
            }
            catch (Exception e)
            {
                lock (_lock) _failure ??= ExceptionDispatchInfo.Capture(e);
            }
            finally
            {
                lock (_lock)
                {
                    _running--;
                    Monitor.PulseAll(_lock);
                }
            }
        }
    }

    /// <summary>Waits for the pieces that others run, and throws the first failure.</summary>
    public void Wait()
    {
        lock (_lock)
        {
            while (_running > 0) Monitor.Wait(_lock);
        }

        _failure?.Throw();
    }

    private Action? Take()
    {
        lock (_lock)
        {
            if (_failure is not null || _next == pieces.Count) return null;
            _running++;
            return pieces[_next++];
        }
    }
}
