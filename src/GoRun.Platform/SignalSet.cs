namespace GoRun.Platform;

/// <summary>Some of the signals.</summary>
/// <param name="Bits">Bit N-1 is signal N, as in /proc/PID/status.</param>
public readonly record struct SignalSet(ulong Bits)
{
    /// <summary>The highest number that a signal has on Linux; macOS has 31.</summary>
    internal const int Last = 64;

    public bool Contains(int signal) => (Bits & Bit(signal)) != 0;

    public SignalSet With(SignalSet others) => new(Bits | others.Bits);

    public SignalSet Without(int signal) => new(Bits & ~Bit(signal));

    internal static SignalSet Of(IEnumerable<int> signals) => new(signals.Aggregate(0UL, (bits, signal) => bits | Bit(signal)));

    internal static SignalSet Where(Func<int, bool> holds)
    {
        ulong bits = 0;
        for (int signal = 1; signal <= Last; signal++)
        {
            if (holds(signal)) bits |= Bit(signal);
        }

        return new SignalSet(bits);
    }

    private static ulong Bit(int signal) => 1UL << (signal - 1);
}
