using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>Whole files, in four system calls and one allocation.</summary>
internal static unsafe class FileReader
{
    private const int CloseOnExec = 0x80000;

    /// <summary>The file's bytes.</summary>
    /// <returns>0, or the error number; a directory is an error too.</returns>
    internal static int Read(string path, out byte[] content) => Read(path, out content, out _);

    /// <param name="status">As it was before the first byte was read.</param>
    internal static int Read(string path, out byte[] content, out FileStatus status)
    {
        content = [];
        if (!OperatingSystem.IsLinux()) return ReadPortably(path, out content, out status);
        status = default;
        int descriptor = Open(path, CloseOnExec, out int error);
        if (descriptor < 0) return error;
        try
        {
            error = FileStatus.GetOpen(descriptor, out status);
            if (error != 0) return error;
            return status.Identity.Size > 0 && status.Kind == EntryKind.RegularFile
                ? ReadSized(descriptor, checked((int)status.Identity.Size), out content)
                : ReadUnsized(descriptor, out content);
        }
        finally
        {
            _ = Libc.Close(descriptor);
        }
    }

    /// <summary>The file's bytes at the start of a buffer that is used again and again; it is replaced by a larger one where it is too small.</summary>
    /// <param name="status">As it was before the first byte was read.</param>
    /// <returns>0, or the error number.</returns>
    internal static int Read(string path, ref byte[] buffer, out int length, out FileStatus status)
    {
        length = 0;
        if (!OperatingSystem.IsLinux())
        {
            int failure = ReadPortably(path, out buffer, out status);
            length = buffer.Length;
            return failure;
        }

        status = default;
        int descriptor = Open(path, CloseOnExec, out int error);
        if (descriptor < 0) return error;
        try
        {
            error = FileStatus.GetOpen(descriptor, out status);
            if (error != 0) return error;
            while (true)
            {
                if (length == buffer.Length) Array.Resize(ref buffer, Math.Max(length * 2, 4 << 10));
                int count = ReadSome(descriptor, buffer.AsSpan(length), out error);
                if (error != 0 || count == 0) return error;
                length += count;
            }
        }
        finally
        {
            _ = Libc.Close(descriptor);
        }
    }

    /// <summary>Opens for reading; -1 and the error number where that fails.</summary>
    internal static int Open(string path, int flags, out int error)
    {
        using var native = new NativePath(path, stackalloc byte[NativePath.StackSize]);
        int descriptor;
        do
        {
            descriptor = Libc.Open(native.Pointer, flags);
            error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        }
        while (error == Errno.Interrupted);
        return descriptor;
    }

    private static int ReadSized(int descriptor, int size, out byte[] content)
    {
        content = GC.AllocateUninitializedArray<byte>(size);
        int length = 0;
        while (length < size)
        {
            int count = ReadSome(descriptor, content.AsSpan(length), out int error);
            if (error != 0) return error;
            if (count == 0) break;
            length += count;
        }

        // Cut short by another process while it was read.
        if (length < size) Array.Resize(ref content, length);
        return 0;
    }

    /// <summary>Pipes, and the kernel's own files, which have no size.</summary>
    private static int ReadUnsized(int descriptor, out byte[] content)
    {
        content = new byte[4 << 10];
        int length = 0;
        while (true)
        {
            if (length == content.Length) Array.Resize(ref content, length * 2);
            int count = ReadSome(descriptor, content.AsSpan(length), out int error);
            if (error != 0 || count == 0)
            {
                Array.Resize(ref content, length);
                return error;
            }

            length += count;
        }
    }

    internal static int ReadSome(int descriptor, Span<byte> buffer, out int error)
    {
        fixed (byte* p = buffer)
        {
            nint count;
            do
            {
                count = Libc.Read(descriptor, p, buffer.Length);
                error = count < 0 ? Marshal.GetLastPInvokeError() : 0;
            }
            while (error == Errno.Interrupted);
            return (int)count;
        }
    }

    private static int ReadPortably(string path, out byte[] content, out FileStatus status)
    {
        content = [];
        int error = FileStatus.Get(path, out status);
        if (error != 0) return error;
        if (status.Kind == EntryKind.Directory) return Errno.IsADirectory;
        try
        {
            content = File.ReadAllBytes(path);
            return 0;
        }
        catch (UnauthorizedAccessException)
        {
            return Errno.PermissionDenied;
        }
        catch (IOException)
        {
            return Errno.InputOutput;
        }
    }
}
