using System.Runtime.CompilerServices;

namespace GoRun.Platform.Posix;

/// <summary>What happens on a signal: the C library's struct sigaction, of which only the first field is anybody's business here.</summary>
[InlineArray(Words)]
internal unsafe struct Disposition
{
    // On Linux and macOS the structure begins with the handler. glibc's is the largest, with 152 bytes.
    private const int Words = 20;
    private const nint DefaultHandler = 0;
    private const nint IgnoringHandler = 1;

    private nint _handler;

    internal static Disposition Default => new() { _handler = DefaultHandler };

    internal static Disposition Ignore => new() { _handler = IgnoringHandler };

    internal readonly bool IsIgnored => _handler == IgnoringHandler;

    /// <summary>Default for a number that is no signal's.</summary>
    internal static Disposition Of(int signal)
    {
        Disposition current = default;
        _ = Libc.SignalAction(signal, null, &current);
        return current;
    }

    internal readonly void Set(int signal)
    {
        Disposition copy = this;
        _ = Libc.SignalAction(signal, &copy, null);
    }
}
