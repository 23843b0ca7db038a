using System.Runtime.InteropServices;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>Files that appear whole or not at all: written under a temporary name in the same folder, then renamed.</summary>
public static class AtomicFile
{
    private const UnixFileMode ReadAndWriteByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Writes or replaces the file. Its mode is 0666 less the umask, as of every file that go writes.</summary>
    /// <exception cref="IOException">As the disk has it (also <see cref="UnauthorizedAccessException"/>); nothing is left
    /// behind.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content) => Write(path, content, ReadAndWriteByAll);

    /// <summary>As above with another mode, the umask taken off it.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode)
    {
        string temporary = $"{path}.{Environment.ProcessId}-{Random.Shared.Next():x}.tmp";
        try
        {
            using (OutputFile file = OutputFile.Open(temporary, FileMode.CreateNew, mode)) file.Write(content);
            Rename(temporary, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Gives the file another name on its file system, in place of what has that name.</summary>
    /// <exception cref="IOException">In go's words (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static void Rename(string from, string to)
    {
        int error = RenameNative(from, to);
        if (error != 0) throw FileErrors.Make("rename", $"{from} {to}", error);
    }

    /// <summary>As above; false where that cannot be, as between two file systems.</summary>
    public static bool TryRename(string from, string to) => RenameNative(from, to) == 0;

    /// <summary>Sets the file's times to now, by the kernel's clock. False where that fails: for a mark of use that is no loss.</summary>
    public static unsafe bool Touch(string path)
    {
        using var native = new NativePath(path, stackalloc byte[NativePath.StackSize]);
        return Libc.SetTimes(native.Pointer, null) == 0;
    }

    private static unsafe int RenameNative(string from, string to)
    {
        using var source = new NativePath(from, stackalloc byte[NativePath.StackSize]);
        using var destination = new NativePath(to, stackalloc byte[NativePath.StackSize]);
        return Libc.Rename(source.Pointer, destination.Pointer) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }
}
