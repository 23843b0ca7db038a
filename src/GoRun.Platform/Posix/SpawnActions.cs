using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>What happens between fork and exec: the folder, and the three standard descriptors.</summary>
internal sealed unsafe class SpawnActions : IDisposable
{
    // glibc and musl need 80 bytes, macOS a pointer.
    private const int Size = 256;

    internal SpawnActions(byte* directory, byte* input, int output, int errors)
    {
        Pointer = NativeMemory.AllocZeroed(Size);
        _ = Libc.FileActionsInit(Pointer);
        _ = Libc.FileActionsAddChdir(Pointer, directory);

        // Output first: where gorun was started with standard input closed, the pipe itself may be descriptor 0.
        _ = Libc.FileActionsAddDup2(Pointer, output, 1);
        _ = Libc.FileActionsAddDup2(Pointer, errors, 2);
        _ = Libc.FileActionsAddOpen(Pointer, 0, input, flags: 0, mode: 0);
    }

    internal void* Pointer { get; }

    public void Dispose()
    {
        _ = Libc.FileActionsDestroy(Pointer);
        NativeMemory.Free(Pointer);
    }
}
