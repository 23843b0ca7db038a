using System.Runtime.InteropServices;
using GoRun.Platform;

namespace GoRun.Run;

/// <summary>
/// Ctrl-C, SIGTERM, SIGHUP and SIGQUIT while something is built: the build is cancelled, so that tools are stopped and the work directory
/// goes, and then gorun dies of that same signal. A second signal ends it at once.
/// </summary>
/// <remarks>
/// Nothing is installed before <see cref="Arm"/>: a handler costs a thread and 0.1 ms, and where no tool is started there is nothing to
/// clean up. A signal that was ignored when gorun started stays so, for the program too. <see cref="Dispose"/> puts the default back, until
/// it is armed again; the rest ends with exec.
/// </remarks>
public sealed class Interruption : IDisposable
{
    private static readonly (PosixSignal Signal, int Number)[] Watched =
        [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15)];

    /// <summary>SIGXFSZ, on Linux and macOS.</summary>
    private const int FileSizeExceeded = 25;

    private readonly CancellationTokenSource _cancellation = new();
    private readonly Lock _lock = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private bool _armed;
    private int _signal;

    /// <summary>Fires when a signal has come.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>From now on signals cancel. May be called often, from any thread.</summary>
    public void Arm()
    {
        if (Volatile.Read(ref _armed)) return;
        lock (_lock)
        {
            if (_armed) return;
            foreach ((PosixSignal signal, int number) in Watched)
            {
                if (ThisProcess.Ignores(number)) continue;
                _registrations.Add(PosixSignalRegistration.Create(signal, context => Receive(context, number)));
            }

            // Writing more than the limit on the size of files allows is then an error like any other.
            _registrations.Add(PosixSignalRegistration.Create((PosixSignal)FileSizeExceeded, context => context.Cancel = true));
            Volatile.Write(ref _armed, true);
        }
    }

    /// <summary>Dies of the signal if one has come; else returns.</summary>
    public void DieIfSignalled()
    {
        if (Volatile.Read(ref _signal) == 0) return;
        Dispose();
        ThisProcess.DieOf(_signal);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (PosixSignalRegistration registration in _registrations) registration.Dispose();
            _registrations.Clear();
            Volatile.Write(ref _armed, false);
        }
    }

    private void Receive(PosixSignalContext context, int number)
    {
        if (Interlocked.CompareExchange(ref _signal, number, 0) != 0) return;
        context.Cancel = true;
        _cancellation.Cancel();
    }
}
