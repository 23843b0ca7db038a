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
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = mode,
                BufferSize = 0,
            };
            using (var file = new FileStream(temporary, options)) file.Write(content);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Sets the file's times to now, by the kernel's clock. False where that fails: for a mark of use that is no loss.</summary>
    public static unsafe bool Touch(string path)
    {
        using var native = new Posix.NativePath(path, stackalloc byte[Posix.NativePath.StackSize]);
        return Posix.Libc.SetTimes(native.Pointer, null) == 0;
    }
}
