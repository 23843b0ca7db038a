using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>The signals that the caller had ignored or blocked.</summary>
/// <remarks>
/// The native binary knows exactly, by InheritedSignals.c. On the shared runtime only what is so still can be told: it handles the signals
/// of faults, SIGTERM, and one real-time signal whatever the caller said, and always ignores SIGPIPE.
/// </remarks>
internal static partial class InheritedSignals
{
    /// <summary>To be called before anything else changes a disposition.</summary>
    internal static SignalState Read() =>
        RuntimeFeature.IsDynamicCodeSupported
            ? new SignalState(
                SignalSet.Where(signal => signal != Signals.Pipe && Disposition.Of(signal).IsIgnored), SignalSet.Where(SignalMask.Current().Contains))
            : new SignalState(new SignalSet(IgnoredBeforeMain()), new SignalSet(BlockedBeforeMain()));

    /// <summary>Bound when the native binary is linked: there is no such library.</summary>
    [LibraryImport("gorun", EntryPoint = "gorun_ignored_signals")]
    private static partial ulong IgnoredBeforeMain();

    [LibraryImport("gorun", EntryPoint = "gorun_blocked_signals")]
    private static partial ulong BlockedBeforeMain();
}
