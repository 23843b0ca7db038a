using GoRun.Platform.Posix;

namespace GoRun.Platform.Processes;

/// <summary>A signal that was waited for.</summary>
/// <param name="FromTerminal">
/// The terminal sent it, to every process of the foreground group at once; else a process sent it, or a timer.
/// </param>
/// <param name="Sender">The process that sent it; 0 where that is not known.</param>
public readonly unsafe record struct ReceivedSignal(int Number, bool FromTerminal, int Sender)
{
    /// <summary>The number of SIGCHLD.</summary>
    public static int OfChildren => Signals.Child;

    /// <summary>The number of SIGCONT.</summary>
    public static int ToContinue => Signals.Continue;

    /// <summary>The number of SIGHUP.</summary>
    public static int Hangup => Signals.Hangup;

    /// <summary>
    /// All that can come from outside, but for what stops or kills in any case, what tells of a fault of this process's own, and what the .NET
    /// runtime sends to its threads (the first real-time signal).
    /// </summary>
    public static SignalSet Awaited => SignalSet.Of(
    [
        Signals.Hangup, Signals.Interrupt, Signals.Quit, Signals.Abort, Signals.Pipe, Signals.Alarm, Signals.Terminate, Signals.TerminalInput,
        Signals.TerminalOutput, Signals.VirtualAlarm, Signals.Profile, Signals.WindowSize, Signals.User1, Signals.User2, Signals.Child,
        Signals.Continue, Signals.TerminalStop, Signals.Urgent, Signals.InputOutput, Signals.PowerOrInformation,
        .. OperatingSystem.IsLinux() ? Enumerable.Range(35, 30) : [],
    ]);

    /// <summary>Waits for one of <see cref="Awaited"/>, all of which every thread of this process has blocked.</summary>
    public static ReceivedSignal Wait()
    {
        SignalMask set = SignalMask.Of(Awaited);
        return OperatingSystem.IsLinux() ? OnLinux(&set) : OnDarwin(&set);
    }

    /// <summary>
    /// siginfo_t: the number at 0, the code at 8, the sender's process ID at 16. The kernel itself is the sender where the code is SI_KERNEL; a
    /// process, where it is not above 0.
    /// </summary>
    private static ReceivedSignal OnLinux(SignalMask* set)
    {
        const int fromKernel = 0x80;
        int* info = stackalloc int[32];
        while (true)
        {
            int signal = Libc.LinuxWaitForSignal(set, info);
            if (signal > 0) return new ReceivedSignal(signal, info[2] == fromKernel && IsTerminals(signal), info[2] <= 0 ? info[4] : 0);
        }
    }

    /// <summary>Who sent it is not told there: in the foreground, what the terminal can send is taken to be the terminal's.</summary>
    private static ReceivedSignal OnDarwin(SignalMask* set)
    {
        int signal = 0;
        while (DarwinLibc.WaitForSignal(set, &signal) != 0)
        {
        }

        return new ReceivedSignal(signal, IsTerminals(signal) && IsInForeground(), 0);
    }

    private static bool IsTerminals(int signal) =>
        signal is Signals.Hangup or Signals.Interrupt or Signals.Quit or Signals.TerminalInput or Signals.TerminalOutput or Signals.WindowSize
        || signal == Signals.TerminalStop || signal == Signals.Continue;

    private static bool IsInForeground()
    {
        int group = Libc.ProcessGroup(0);
        for (int descriptor = 0; descriptor < 3; descriptor++)
        {
            if (Libc.ForegroundGroup(descriptor) == group) return true;
        }

        return false;
    }
}
