using System.Buffers;
using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>
/// The pipe that carries a tool's standard output and standard error. Both ends are closed on exec (on macOS, which has no pipe2, by
/// <see cref="SpawnAttributes"/>), so that no other child, started at the same time, keeps it open.
/// </summary>
internal sealed unsafe class OutputPipe : IDisposable
{
    private const short PollIn = 1;

    private readonly ArrayBufferWriter<byte> _text = new();
    private int _readEnd;

    internal OutputPipe()
    {
        int* ends = stackalloc int[2];
        const int closeOnExec = 0x80000;
        if ((OperatingSystem.IsLinux() ? Libc.Pipe2(ends, closeOnExec) : DarwinLibc.Pipe(ends)) != 0)
            throw new GoError("gorun: cannot make a pipe: " + Errno.Describe(Marshal.GetLastPInvokeError()));
        _readEnd = ends[0];
        WriteEnd = ends[1];
    }

    internal int WriteEnd { get; private set; }

    /// <summary>All that was read so far.</summary>
    internal byte[] Text => _text.WrittenSpan.ToArray();

    /// <summary>To be called once the child has its copy: the end of the text comes when every copy is closed.</summary>
    internal void CloseWriteEnd()
    {
        _ = Libc.Close(WriteEnd);
        WriteEnd = -1;
    }

    /// <summary>Waits for text and takes it. False at the end of the text.</summary>
    /// <param name="timeoutMilliseconds">-1 waits for ever; when the time is over without any text, true is returned.</param>
    internal bool ReadSome(int timeoutMilliseconds)
    {
        var wait = new Libc.PollDescriptor { Descriptor = _readEnd, Events = PollIn };
        int ready = Libc.Poll(&wait, 1, timeoutMilliseconds);
        if (ready <= 0) return true;
        const int chunk = 16 << 10;
        fixed (byte* buffer = _text.GetSpan(chunk))
        {
            nint count = Libc.Read(_readEnd, buffer, chunk);
            if (count > 0) _text.Advance((int)count);
            return count > 0 || (count < 0 && Marshal.GetLastPInvokeError() == Errno.Interrupted);
        }
    }

    public void Dispose()
    {
        if (WriteEnd >= 0) CloseWriteEnd();
        if (_readEnd >= 0) _ = Libc.Close(_readEnd);
        _readEnd = -1;
    }
}
