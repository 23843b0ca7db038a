using System.Runtime.InteropServices;
using System.Text;

namespace GoRun.Testing.Terminal;

/// <summary>
/// A terminal of the kernel's, with this process in the place of the person before it. Constants are Linux's.
/// </summary>
internal sealed unsafe partial class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 0x2;
    private const int NotControlling = 0x100;
    private const int CloseOnExec = 0x80000;
    private const nuint SetWindowSize = 0x5414;
    private const short PollIn = 1;

    // struct termios has 60 bytes; its fourth word are the local modes.
    private const int AttributesSize = 256;
    private const int LocalModes = 3;

    private readonly int descriptor;

    public PseudoTerminal(int rows, int columns)
    {
        descriptor = Check(posix_openpt(ReadWrite | NotControlling | CloseOnExec), "posix_openpt");
        Check(grantpt(descriptor), "grantpt");
        Check(unlockpt(descriptor), "unlockpt");
        byte* name = stackalloc byte[64];
        Check(ptsname_r(descriptor, name, 64), "ptsname_r");
        Name = Marshal.PtrToStringUTF8((nint)name)!;
        Resize(rows, columns);
    }

    /// <summary>The device by which programs know it, as <c>/dev/pts/3</c>.</summary>
    public string Name { get; }

    /// <summary>What programs have set, by the names of stty; only those that a program may forget to put back.</summary>
    public string Modes
    {
        get
        {
            uint* attributes = stackalloc uint[AttributesSize];
            Check(tcgetattr(descriptor, attributes), "tcgetattr");
            uint modes = attributes[LocalModes];
            string Mode(string name, uint bit) => (modes & bit) != 0 ? name : "-" + name;
            return string.Join(' ', Mode("isig", 0x1), Mode("icanon", 0x2), Mode("echo", 0x8), Mode("tostop", 0x100));
        }
    }

    /// <summary>The process group in the foreground.</summary>
    public int ForegroundGroup => Check(tcgetpgrp(descriptor), "tcgetpgrp");

    public void Resize(int rows, int columns)
    {
        ushort* size = stackalloc ushort[] { (ushort)rows, (ushort)columns, 0, 0 };
        Check(ioctl(descriptor, SetWindowSize, size), "ioctl TIOCSWINSZ");
    }

    public void Write(string keys)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(keys);
        fixed (byte* start = bytes)
        {
            for (int written = 0; written < bytes.Length;)
                written += (int)Check((int)write(descriptor, start + written, (nuint)(bytes.Length - written)), "write");
        }
    }

    /// <summary>What programs have written: null when no program has the terminal open any more, empty when nothing came in time.</summary>
    public byte[]? Read(TimeSpan patience)
    {
        var wait = new PollDescriptor { Descriptor = descriptor, Events = PollIn };
        if (poll(&wait, 1, (int)patience.TotalMilliseconds) <= 0)
            return [];
        byte* buffer = stackalloc byte[4096];
        nint count = read(descriptor, buffer, 4096);
        return count > 0 ? new Span<byte>(buffer, (int)count).ToArray() : null;
    }

    /// <summary>Hangs up.</summary>
    public void Dispose() => _ = close(descriptor);

    private static int Check(int result, string call) =>
        result >= 0 ? result : throw new InvalidOperationException($"{call}: error {Marshal.GetLastPInvokeError()}");

    [LibraryImport("libc", SetLastError = true)]
    private static partial int posix_openpt(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int grantpt(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int unlockpt(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ptsname_r(int descriptor, byte* name, nuint size);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcgetattr(int descriptor, uint* attributes);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcgetpgrp(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(int descriptor, nuint request, void* argument);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(PollDescriptor* descriptors, nuint count, int timeoutMilliseconds);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint write(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Received;
    }
}
