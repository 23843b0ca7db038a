using GoRun.Platform.Posix;

namespace GoRun.Platform;

public static unsafe partial class ThisProcess
{
    /// <summary>The program file of this process, to start it once more.</summary>
    public static string File => OperatingSystem.IsLinux() ? "/proc/self/exe" : System.Environment.ProcessPath!;

    /// <summary>Whether this process leads its session: when the terminal goes away, the kernel tells it alone.</summary>
    public static bool LeadsSession => Libc.Session(0) == System.Environment.ProcessId;

    /// <summary>
    /// Dies of the signal that has ended a child, held back or not, and without a core file: the child has left its own. Does not return.
    /// </summary>
    public static void DieLikeChild(int signal)
    {
        const int dumpable = 4;
        const int coreSize = 4;
        nuint* none = stackalloc nuint[] { 0, 0 };
        _ = OperatingSystem.IsLinux() ? Libc.LinuxProcessControl(dumpable, 0) : Libc.SetLimit(coreSize, none);
        SignalMask.Of(BlockedSignals.Without(signal)).Set();
        DieOf(signal);
    }

    /// <summary>Stops as if the signal had come unhandled; returns when the process is continued.</summary>
    public static void StopBy(int signal)
    {
        SignalMask mask = SignalMask.Current();

        // In this order, because the terminal's own may be waiting already: together they are one.
        _ = Libc.Kill(System.Environment.ProcessId, signal);
        SignalMask.Of(BlockedSignals.Without(signal)).Set();
        mask.Set();
    }

    /// <summary>
    /// Makes the kernel kill this process when the thread that has started it ends, however that comes. It stays so for the program that this
    /// process becomes. Where the kernel does not do that (macOS), nothing happens.
    /// </summary>
    /// <param name="parent">The process that has started this one; if it is gone already, this one ends now.</param>
    public static void EndWith(int parent)
    {
        const int parentDeathSignal = 1;
        if (OperatingSystem.IsLinux()) _ = Libc.LinuxProcessControl(parentDeathSignal, Signals.Kill);
        if (Libc.ParentProcess() != parent) DieOf(Signals.Kill);
    }

    /// <summary>Where SIGCHLD is ignored the kernel throws away how children end, this process's and those of its children.</summary>
    internal static void KeepStatusOfChildren()
    {
        if (Disposition.Of(Signals.Child).IsIgnored) Disposition.Default.Set(Signals.Child);
    }

    private static SignalSet BlockedSignals => SignalSet.Where(SignalMask.Current().Contains);
}
