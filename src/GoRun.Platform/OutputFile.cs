using System.Runtime.InteropServices;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// A file that is written from front to back. What .NET's own calls throw does not say at which operation, and takes a limit on the size of
/// files (EFBIG) for a mistake of the program; here every failure is an <see cref="IOException"/> (or
/// <see cref="UnauthorizedAccessException"/>) in go's words: <c>write /a: no space left on device</c>.
/// </summary>
public sealed class OutputFile : IDisposable
{
    private const UnixFileMode ReadAndWriteByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly string _path;
    private readonly FileStream _file;
    private long _length;

    private OutputFile(string path, FileStream file)
    {
        _path = path;
        _file = file;
        _length = file.Length;
    }

    /// <summary>Writes or overwrites a whole file.</summary>
    /// <exception cref="IOException">See above; part of the file may have been written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using OutputFile file = Open(path, FileMode.Create);
        file.Write(content);
    }

    /// <summary>Makes a new file of what another holds, with the permissions of that one, the umask taken off.</summary>
    /// <exception cref="IOException">See above; part of the file may have been written. Or the other file cannot be read.</exception>
    public static void Copy(string source, string path)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        using OutputFile file = Open(path, FileMode.CreateNew, File.GetUnixFileMode(source));
        file.WriteAll(source);
    }

    /// <summary>Begins a file, or goes on at the end of one that is there (<see cref="FileMode.Open"/>).</summary>
    /// <param name="permissions">Of a new file, the umask taken off.</param>
    /// <exception cref="IOException">See above.</exception>
    public static OutputFile Open(string path, FileMode mode, UnixFileMode permissions = ReadAndWriteByAll)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, BufferSize = 0 };
        if (mode != FileMode.Open) options.UnixCreateMode = permissions;
        try
        {
            return new OutputFile(path, new FileStream(path, options));
        }
        catch (DirectoryNotFoundException)
        {
            throw new DirectoryNotFoundException($"open {path}: {Errno.Describe(Errno.NoSuchFile)}");
        }
        catch (Exception e) when (Errno.Of(e) is { } error)
        {
            throw FileErrors.Make("open", path, error);
        }
    }

    /// <summary>Adds to the end.</summary>
    /// <exception cref="IOException">See above.</exception>
    public unsafe void Write(ReadOnlySpan<byte> content)
    {
        var descriptor = (int)_file.SafeFileHandle.DangerousGetHandle();
        fixed (byte* start = content)
        {
            for (int at = 0; at < content.Length;)
            {
                nint count = Libc.WriteAt(descriptor, start + at, content.Length - at, _length);
                int error = count < 0 ? Marshal.GetLastPInvokeError() : 0;
                if (error == Errno.Interrupted) continue;
                if (error != 0) throw FileErrors.Make("write", _path, error);
                at += (int)count;
                _length += count;
            }
        }
    }

    /// <summary>Adds all that another file holds.</summary>
    /// <exception cref="IOException">See above; the other file may be what cannot be read.</exception>
    public void WriteAll(string source)
    {
        using FileStream content = File.OpenRead(source);
        Span<byte> buffer = new byte[1 << 18];
        while (content.Read(buffer) is var length and > 0) Write(buffer[..length]);
    }

    public void Dispose() => _file.Dispose();
}
