using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>
/// What only macOS is asked for. Another library name than <see cref="Libc"/>'s, because a native Linux binary binds that one when it is
/// linked.
/// </summary>
internal static unsafe partial class DarwinLibc
{
    private const string Library = "libSystem.dylib";

    [LibraryImport(Library, EntryPoint = "pipe", SetLastError = true)]
    internal static partial int Pipe(int* descriptors);

    [LibraryImport(Library, EntryPoint = "stat", SetLastError = true)]
    internal static partial int Stat(byte* path, void* result);

    /// <summary>On x64 the plain name is a form with 32-bit inode numbers.</summary>
    [LibraryImport(Library, EntryPoint = "stat$INODE64", SetLastError = true)]
    internal static partial int StatX64(byte* path, void* result);

    [LibraryImport(Library, EntryPoint = "fstat", SetLastError = true)]
    internal static partial int StatOpen(int descriptor, void* result);

    [LibraryImport(Library, EntryPoint = "fstat$INODE64", SetLastError = true)]
    internal static partial int StatOpenX64(int descriptor, void* result);

    [LibraryImport(Library, EntryPoint = "fstatfs", SetLastError = true)]
    internal static partial int FileSystemStatus(int descriptor, void* result);

    [LibraryImport(Library, EntryPoint = "fstatfs$INODE64", SetLastError = true)]
    internal static partial int FileSystemStatusX64(int descriptor, void* result);

    /// <summary>Returns the error number.</summary>
    [LibraryImport(Library, EntryPoint = "sigwait")]
    internal static partial int WaitForSignal(void* set, int* signal);
}
