using System.Runtime.InteropServices;
using GoRun.Platform.Posix;
using Microsoft.Win32.SafeHandles;

namespace GoRun.Platform;

/// <summary>
/// A file's content in memory, which may be changed there without changing the file. The kernel's own pages are used, and only those that are
/// written to are copied: a program of 6 MB is hashed without 1500 pages being cleared and filled first. The file must not be cut shorter
/// meanwhile.
/// </summary>
public sealed unsafe class FileImage : IDisposable
{
    private const int ReadAndWrite = 0x1 | 0x2;
    private const int Private = 0x2;

    private readonly void* _start;
    private readonly int _length;

    private FileImage(void* start, int length)
    {
        _start = start;
        _length = length;
    }

    /// <summary>All of the file, whose size is at most 2 GB.</summary>
    public Span<byte> Content => new(_start, _length);

    /// <summary>Maps the file as it is now.</summary>
    /// <param name="file">Open for reading.</param>
    /// <exception cref="IOException">It cannot be mapped, which no file system refuses on which programs can be linked.</exception>
    public static FileImage Of(SafeFileHandle file)
    {
        int length = checked((int)RandomAccess.GetLength(file));
        if (length == 0) return new FileImage(null, 0);
        void* start = Libc.Map(null, (nuint)length, ReadAndWrite, Private, (int)file.DangerousGetHandle(), 0);
        return (nint)start != -1
            ? new FileImage(start, length)
            : throw new IOException("mmap: " + Errno.Describe(Marshal.GetLastPInvokeError()));
    }

    public void Dispose()
    {
        if (_length > 0) _ = Libc.Unmap(_start, (nuint)_length);
    }
}
