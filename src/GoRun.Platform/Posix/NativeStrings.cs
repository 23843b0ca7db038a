using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>
/// A null-terminated array of null-terminated strings outside the garbage-collected heap, in one block: what execve and
/// posix_spawn take as argv and envp.
/// </summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly byte** _block;

    internal NativeStrings(IReadOnlyCollection<string> strings)
    {
        int pointers = (strings.Count + 1) * sizeof(byte*);
        int size = pointers;
        foreach (string s in strings) size += NativeText.MaxLength(s) + 1;
        _block = (byte**)NativeMemory.Alloc((nuint)size);
        byte* next = (byte*)_block + pointers;
        byte* end = (byte*)_block + size;
        int i = 0;
        foreach (string s in strings)
        {
            _block[i++] = next;
            next += NativeText.Encode(s, new Span<byte>(next, (int)(end - next)));
            *next++ = 0;
        }

        _block[i] = null;
    }

    internal byte** Pointer => _block;

    /// <summary>The first string.</summary>
    internal byte* First => _block[0];

    /// <summary><c>NAME=value</c> for each variable.</summary>
    internal static NativeStrings OfEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        var lines = new string[environment.Count];
        int i = 0;
        foreach ((string name, string value) in environment) lines[i++] = name + "=" + value;
        return new NativeStrings(lines);
    }

    public void Dispose() => NativeMemory.Free(_block);
}
