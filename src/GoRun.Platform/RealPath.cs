using System.Runtime.InteropServices;

namespace GoRun.Platform;

/// <summary>Where a path leads.</summary>
public static partial class RealPath
{
    /// <summary>The path with every symbolic link followed; null where it leads nowhere.</summary>
    public static unsafe string? TryGet(string path)
    {
        byte* resolved = Resolve(path, null);
        if (resolved is null) return null;
        try
        {
            return Marshal.PtrToStringUTF8((nint)resolved);
        }
        finally
        {
            NativeMemory.Free(resolved);
        }
    }

    /// <summary>As <see cref="TryGet"/>, but the path itself where it leads nowhere.</summary>
    public static string Of(string path) => TryGet(path) ?? path;

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial byte* Resolve(string path, byte* resolved);
}
