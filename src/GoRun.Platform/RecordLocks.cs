using System.Runtime.InteropServices;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>How an attempt to take a lock ended.</summary>
public enum LockAttempt
{
    Taken,

    /// <summary>Another process has it.</summary>
    Busy,

    /// <summary>There are no locks on this file system, or they have run out.</summary>
    Impossible,
}

/// <summary>
/// Any number of locks between processes on one existing file, each known by a number: the kernel's advisory record locks
/// (<c>fcntl(F_SETLK)</c>) on a single byte, which need not be there. A lock ends with its process at the latest, and no child inherits it.
/// </summary>
/// <remarks>
/// Of the two kinds it is the older one: only there does the kernel tell who has a lock. Its price is that a process does not lock itself out,
/// and that it loses all its locks on the file by closing any descriptor of it: so there should be one of these in a process, and nothing else
/// should open the file. Linux only. Thread-safe.
/// </remarks>
public sealed unsafe class RecordLocks : IDisposable
{
    private const int GetLock = 5;
    private const int SetLock = 6;
    private const short WriteLock = 1;
    private const short Unlock = 2;

    private readonly int _descriptor;

    private RecordLocks(int descriptor)
    {
        _descriptor = descriptor;
    }

    /// <summary>Opens the file; null where it cannot be opened for writing, or this system's locks are not known.</summary>
    public static RecordLocks? Open(string path)
    {
        const int readWriteCloseOnExec = 0x2 | 0x80000;
        if (!OperatingSystem.IsLinux()) return null;
        int descriptor = FileReader.Open(path, readWriteCloseOnExec, out _);
        return descriptor < 0 ? null : new RecordLocks(descriptor);
    }

    /// <summary>Does not wait.</summary>
    /// <param name="number">Not negative, less than the largest.</param>
    public LockAttempt TryTake(long number)
    {
        Record record = Record.Of(WriteLock, number);
        if (Control(SetLock, ref record) == 0) return LockAttempt.Taken;
        return Marshal.GetLastPInvokeError() is Errno.PermissionDenied or Errno.LinuxTryAgain ? LockAttempt.Busy : LockAttempt.Impossible;
    }

    public void Release(long number)
    {
        Record record = Record.Of(Unlock, number);
        _ = Control(SetLock, ref record);
    }

    /// <summary>The process that has the lock; null where none has it, or one that cannot be seen from here.</summary>
    public int? Owner(long number)
    {
        Record record = Record.Of(WriteLock, number);
        return Control(GetLock, ref record) == 0 && record.Type != Unlock && record.Process > 0 ? record.Process : null;
    }

    public void Dispose() => _ = Libc.Close(_descriptor);

    private int Control(int command, ref Record record)
    {
        fixed (Record* argument = &record) return Libc.LinuxFileControl(_descriptor, command, argument);
    }

    /// <summary>struct flock of 64-bit systems.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Record
    {
        internal short Type;
        internal short Whence;
        internal long Start;
        internal long Length;
        internal int Process;

        internal static Record Of(short type, long number) => new() { Type = type, Start = number, Length = 1 };
    }
}
