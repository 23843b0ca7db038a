using System.Buffers;
using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>
/// The pipe that carries a tool's standard output and standard error, or one of them. Both ends are closed on exec (on macOS, which has no pipe2, by
/// <see cref="SpawnAttributes"/>), so that no other child, started at the same time, keeps it open.
/// </summary>
internal sealed unsafe class OutputPipe : IDisposable
{
    private const short PollIn = 1;

    private readonly ArrayBufferWriter<byte> _text = new();
    private int _readEnd;

    internal OutputPipe()
    {
        (_readEnd, WriteEnd) = MakePipe();
    }

    /// <summary>Both ends of a new pipe, closed on exec as above.</summary>
    internal static (int ReadEnd, int WriteEnd) MakePipe()
    {
        int* ends = stackalloc int[2];
        const int closeOnExec = 0x80000;
        return (OperatingSystem.IsLinux() ? Libc.Pipe2(ends, closeOnExec) : DarwinLibc.Pipe(ends)) == 0
            ? (ends[0], ends[1])
            : throw new GoError("gorun: cannot make a pipe: " + Errno.Describe(Marshal.GetLastPInvokeError()));
    }

    internal int WriteEnd { get; private set; }

    /// <summary>All that was read so far.</summary>
    internal byte[] Text => _text.WrittenSpan.ToArray();

    /// <summary>To be called once the child has its copy: the end of the text comes when every copy is closed.</summary>
    internal void CloseWriteEnd()
    {
        if (WriteEnd >= 0) _ = Libc.Close(WriteEnd);
        WriteEnd = -1;
    }

    /// <summary>Waits for text from any of the pipes and takes it. False when all have come to their ends.</summary>
    /// <param name="timeoutMilliseconds">-1 waits for ever; when the time is over without any text, true is returned.</param>
    internal static bool ReadSome(ReadOnlySpan<OutputPipe> pipes, int timeoutMilliseconds)
    {
        Libc.PollDescriptor* waits = stackalloc Libc.PollDescriptor[pipes.Length];

        // The kernel passes over negative numbers.
        for (int i = 0; i < pipes.Length; i++) waits[i] = new() { Descriptor = pipes[i]._readEnd, Events = PollIn };
        bool ready = Libc.Poll(waits, (nuint)pipes.Length, timeoutMilliseconds) > 0;
        bool more = false;
        for (int i = 0; i < pipes.Length; i++)
        {
            if (ready && waits[i].Received != 0 && !pipes[i].Take()) pipes[i].CloseReadEnd();
            more |= pipes[i]._readEnd >= 0;
        }

        return more;
    }

    private bool Take()
    {
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
        CloseWriteEnd();
        CloseReadEnd();
    }

    private void CloseReadEnd()
    {
        if (_readEnd >= 0) _ = Libc.Close(_readEnd);
        _readEnd = -1;
    }
}
