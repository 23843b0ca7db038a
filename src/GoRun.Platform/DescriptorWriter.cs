using System.Runtime.InteropServices;
using System.Text;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// Standard output or standard error by write(2), in UTF-8. .NET's Console costs milliseconds before its first character, and sets up the
/// terminal that the program is to have as it was. Thread-safe.
/// </summary>
/// <param name="descriptor">1 or 2.</param>
/// <param name="buffered">Whether text waits for <see cref="Flush"/>; else every call of Write is one call of the kernel.</param>
public sealed unsafe class DescriptorWriter(int descriptor, bool buffered) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    private const int BufferSize = 32 << 10;
    private const short PollOut = 4;

    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();

    /// <summary>How many characters have been written so far.</summary>
    public long Written { get; private set; }

    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine => "\n";

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_lock)
        {
            Written += buffer.Length;
            _text.Append(buffer);
            if (!buffered || _text.Length >= BufferSize) Send();
        }
    }

    public override void Flush()
    {
        lock (_lock) Send();
    }

    private void Send()
    {
        if (_text.Length == 0) return;
        byte[] bytes = Encoding.UTF8.GetBytes(_text.ToString());
        _text.Clear();
        fixed (byte* start = bytes)
        {
            for (int sent = 0; sent < bytes.Length;)
            {
                nint count = Libc.Write(descriptor, start + sent, bytes.Length - sent);
                if (count >= 0) sent += (int)count;
                else if (!MayTryAgain(Marshal.GetLastPInvokeError())) return;
            }
        }
    }

    /// <summary>
    /// What cannot be written (a full disk, a closed descriptor) is lost, as in go; but who writes to a pipe that nobody reads dies of it.
    /// </summary>
    private bool MayTryAgain(int error)
    {
        if (error == Errno.BrokenPipe) ThisProcess.DieOf(Signals.Pipe);
        if (error != Errno.TryAgain) return error == Errno.Interrupted;
        var wait = new Libc.PollDescriptor { Descriptor = descriptor, Events = PollOut };
        _ = Libc.Poll(&wait, 1, -1);
        return true;
    }
}
