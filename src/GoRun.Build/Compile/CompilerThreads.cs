using GoRun.Toolchain;

namespace GoRun.Build.Compile;

/// <summary>
/// How many functions each compiler of a build works on at once (<c>-c</c>), which does not change what comes out. Until 1.25 four at most. Since 1.26 those that
/// run share a stock (compilerConcurrency in cmd/go): a compiler that runs while few others do, as that of package runtime for which all others
/// wait, gets up to all processors. Thread-safe.
/// </summary>
internal sealed class CompilerThreads
{
    private readonly Lock _lock = new();
    private readonly int _workers;
    private readonly int _most;
    private readonly int _least;
    private readonly bool _isShared;
    private int _stock;
    private int _running;

    public CompilerThreads(BuildFlags flags, GoRelease release)
    {
        _workers = flags.Parallelism;
        _most = flags.Processors;
        _least = Math.Min(4, _most);
        _isShared = release.AtLeast(26);
        _stock = (2 * _most) + (_least * _workers);
    }

    /// <summary>What one compiler may use until that is disposed of.</summary>
    public Share Take()
    {
        if (_workers == 1) return new Share(this, _most, isTaken: false);
        if (!_isShared) return new Share(this, _least, isTaken: false);
        lock (_lock)
        {
            _running++;
            // For each worker that may begin to compile later the least is left.
            int free = _stock - ((_workers - _running) * _least);
            int count = Math.Max(Math.Min(free / 2, _most), _least);
            _stock -= count;
            return new Share(this, count, isTaken: true);
        }
    }

    /// <summary>A compiler's part.</summary>
    public readonly struct Share(CompilerThreads owner, int count, bool isTaken) : IDisposable
    {
        /// <summary>At least 1.</summary>
        public int Count => count;

        public void Dispose()
        {
            if (!isTaken) return;
            lock (owner._lock)
            {
                owner._running--;
                owner._stock += count;
            }
        }
    }
}
