using System.Runtime.InteropServices;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// Files that several go commands and gorun change at the same time: locked with flock(2) while they are read or changed, and changed in
/// place, because a lock belongs to the file and not to its name (cmd/go/internal/lockedfile). .NET's own calls will not do: they lock
/// without waiting, and fail where another process has the lock.
/// </summary>
public static unsafe class LockedFile
{
    /// <summary>The whole content; null where there is no such file.</summary>
    /// <exception cref="IOException">In go's words (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static byte[]? Read(string path)
    {
        int descriptor = FileReader.Open(path, OpenFlags.CloseOnExec, out int error);
        if (descriptor < 0)
            return error is Errno.NoSuchFile or Errno.NotADirectory ? null : throw FileErrors.Make("open", path, error);
        try
        {
            Lock(descriptor, FileLock.Shared, "RLock", path);
            return ReadAll(descriptor, path);
        }
        finally
        {
            _ = Libc.Close(descriptor);
        }
    }

    /// <summary>
    /// Replaces the content by what <paramref name="change"/> makes of it; null leaves it as it is. The file, not its folder, is made where
    /// it is missing, and then has been empty. Where the disk refuses, the old content is put back.
    /// </summary>
    /// <exception cref="IOException">In go's words (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static void Change(string path, Func<byte[], byte[]?> change)
    {
        int descriptor = FileLock.OpenOrCreate(path);
        try
        {
            Lock(descriptor, FileLock.Exclusive, "Lock", path);
            byte[] old = ReadAll(descriptor, path);
            if (change(old) is { } content) Replace(descriptor, path, old, content);
        }
        finally
        {
            _ = Libc.Close(descriptor);
        }
    }

    /// <summary>What the file grows by is written first, so that a disk that is full shows while the old content is still whole.</summary>
    private static void Replace(int descriptor, string path, byte[] old, byte[] content)
    {
        int error = 0;
        if (content.Length > old.Length) error = WriteAt(descriptor, content.AsSpan(old.Length), old.Length);
        if (error == 0)
        {
            error = WriteAt(descriptor, content.AsSpan(0, Math.Min(old.Length, content.Length)), 0);
            if (error == 0 && content.Length < old.Length) error = Truncate(descriptor, content.Length);
            if (error != 0) _ = WriteAt(descriptor, old, 0);
        }

        if (error == 0) return;
        _ = Truncate(descriptor, old.Length);
        throw FileErrors.Make("write", path, error);
    }

    private static void Lock(int descriptor, int kind, string operation, string path)
    {
        int error = FileLock.Take(descriptor, kind);
        if (error != 0) throw FileErrors.Make(operation, path, error);
    }

    private static byte[] ReadAll(int descriptor, string path)
    {
        byte[] content = [];
        int length = 0;
        while (true)
        {
            if (length == content.Length) Array.Resize(ref content, Math.Max(4 << 10, 2 * length));
            int count = FileReader.ReadSome(descriptor, content.AsSpan(length), out int error);
            if (error != 0) throw FileErrors.Make("read", path, error);
            if (count == 0) break;
            length += count;
        }

        return content[..length];
    }

    private static int WriteAt(int descriptor, ReadOnlySpan<byte> content, long offset)
    {
        fixed (byte* start = content)
        {
            for (int at = 0; at < content.Length;)
            {
                nint count = Libc.WriteAt(descriptor, start + at, content.Length - at, offset + at);
                int error = count < 0 ? Marshal.GetLastPInvokeError() : 0;
                if (error is not (0 or Errno.Interrupted)) return error;
                if (error == 0) at += (int)count;
            }
        }

        return 0;
    }

    private static int Truncate(int descriptor, long length) =>
        Libc.Truncate(descriptor, length) == 0 ? 0 : Marshal.GetLastPInvokeError();
}
