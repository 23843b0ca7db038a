using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>
/// How a tool starts: leading a process group, nothing blocked, and with SIGPIPE as it was made to be (the .NET runtime ignores
/// SIGPIPE, which a child would inherit).
/// </summary>
internal sealed unsafe class SpawnAttributes : IDisposable
{
    // glibc and musl need 336 bytes, macOS a pointer.
    internal const int Size = 512;

    private const short SetProcessGroup = 0x02;
    private const short SetSignalDefaults = 0x04;
    private const short SetSignalMask = 0x08;
    private const short DarwinCloseOnExecByDefault = 0x4000;

    internal SpawnAttributes()
    {
        Pointer = NativeMemory.AllocZeroed(Size);
        SignalMask nothing = SignalMask.Of(default);
        SignalMask pipe = SignalMask.Of(SignalSet.Where(signal => signal == Signals.Pipe));
        _ = Libc.SpawnAttributesInit(Pointer);
        short closing = OperatingSystem.IsMacOS() ? DarwinCloseOnExecByDefault : (short)0;
        _ = Libc.SpawnAttributesSetFlags(Pointer, (short)(SetProcessGroup | SetSignalDefaults | SetSignalMask | closing));
        _ = Libc.SpawnAttributesSetProcessGroup(Pointer, 0);
        _ = Libc.SpawnAttributesSetSignalMask(Pointer, &nothing);
        _ = Libc.SpawnAttributesSetSignalDefaults(Pointer, &pipe);
    }

    internal void* Pointer { get; }

    public void Dispose()
    {
        _ = Libc.SpawnAttributesDestroy(Pointer);
        NativeMemory.Free(Pointer);
    }
}
