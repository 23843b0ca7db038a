using System.Runtime.CompilerServices;

namespace GoRun.Platform.Posix;

/// <summary>The signals that a thread has blocked: the C library's sigset_t.</summary>
[InlineArray(Words)]
internal unsafe struct SignalMask
{
    // glibc and musl have 128 bytes, macOS 4.
    private const int Words = 16;

    private ulong _opaque;

    internal static SignalMask Of(SignalSet signals)
    {
        SignalMask mask = default;
        _ = Libc.SignalSetEmpty(&mask);
        for (int signal = 1; signal <= SignalSet.Last; signal++)
        {
            if (signals.Contains(signal)) _ = Libc.SignalSetAdd(&mask, signal);
        }

        return mask;
    }

    /// <summary>The calling thread's.</summary>
    internal static SignalMask Current()
    {
        SignalMask mask = default;
        _ = Libc.ThreadSignalMask(0, null, &mask);
        return mask;
    }

    internal readonly bool Contains(int signal)
    {
        SignalMask copy = this;
        return Libc.SignalSetContains(&copy, signal) == 1;
    }

    /// <summary>Makes it the calling thread's.</summary>
    internal readonly void Set()
    {
        int replace = OperatingSystem.IsLinux() ? 2 : 3;
        SignalMask copy = this;
        _ = Libc.ThreadSignalMask(replace, &copy, null);
    }
}
