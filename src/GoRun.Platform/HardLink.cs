using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>Second names of files.</summary>
public static unsafe class HardLink
{
    /// <summary>
    /// Gives the file a second name. False where that cannot be: on another file system, on one that has no such names, or where the name is
    /// taken.
    /// </summary>
    public static bool TryMake(string existing, string path)
    {
        using var from = new NativePath(existing, stackalloc byte[NativePath.StackSize]);
        using var to = new NativePath(path, stackalloc byte[NativePath.StackSize]);
        return Libc.Link(from.Pointer, to.Pointer) == 0;
    }
}
