using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>A path as the C library takes it: null-terminated, on the caller's stack for the usual lengths.</summary>
internal readonly unsafe ref struct NativePath
{
    /// <summary>The size of stack buffer to hand in.</summary>
    internal const int StackSize = 512;

    private readonly byte* _heap;

    /// <param name="stack">From stackalloc: it must not move while this lives.</param>
    internal NativePath(string path, Span<byte> stack)
    {
        if (NativeText.MaxLength(path) < stack.Length)
        {
            Pointer = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(stack));
        }
        else
        {
            int size = NativeText.MaxLength(path) + 1;
            Pointer = _heap = (byte*)NativeMemory.Alloc((nuint)size);
            stack = new Span<byte>(Pointer, size);
        }

        stack[NativeText.Encode(path, stack)] = 0;
    }

    internal byte* Pointer { get; }

    public void Dispose() => NativeMemory.Free(_heap);
}
