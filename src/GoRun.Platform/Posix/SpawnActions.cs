using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>What happens between fork and exec: the folder, and the three standard descriptors.</summary>
internal sealed unsafe class SpawnActions : IDisposable
{
    // glibc and musl need 80 bytes, macOS a pointer.
    private const int Size = 256;

    /// <param name="inputFile">Opened as standard input where the descriptors have none.</param>
    internal SpawnActions(byte* directory, byte* inputFile, StandardDescriptors descriptors)
    {
        Pointer = NativeMemory.AllocZeroed(Size);
        _ = Libc.FileActionsInit(Pointer);
        _ = Libc.FileActionsAddChdir(Pointer, directory);

        // Where gorun was started with standard descriptors closed, the pipes themselves may have their numbers: that of the input, which is
        // made first, any of them; that of the output then at most 0, which a file is opened on only after it was copied.
        if (descriptors.Input >= 0) _ = Libc.FileActionsAddDup2(Pointer, descriptors.Input, 0);
        _ = Libc.FileActionsAddDup2(Pointer, descriptors.Output, 1);
        _ = Libc.FileActionsAddDup2(Pointer, descriptors.Errors, 2);
        if (descriptors.Input < 0) _ = Libc.FileActionsAddOpen(Pointer, 0, inputFile, flags: 0, mode: 0);
    }

    internal void* Pointer { get; }

    public void Dispose()
    {
        _ = Libc.FileActionsDestroy(Pointer);
        NativeMemory.Free(Pointer);
    }
}
