using System.ComponentModel;
using System.Runtime.InteropServices;

namespace GoRun.Testing;

/// <summary>
/// The few system calls for which .NET has no door: its Process class hides the wait status (a program that exits with 137 looks
/// like one that SIGKILL ended), keeps the parent's ignored SIGPIPE, and cannot make a process group. Constants are Linux's.
/// </summary>
public static partial class Posix
{
    public const int Sighup = 1;
    public const int Sigint = 2;
    public const int Sigkill = 9;
    public const int Sigsegv = 11;
    public const int Sigterm = 15;
    public const int Sigcont = 18;
    public const int Sigstop = 19;

    private const int SetProcessGroup = 0x02;
    private const int SetDefaultSignals = 0x04;
    private const int SetSignalMask = 0x08;
    private const int SetSession = 0x80;
    private const int ReadOnly = 0;
    private const int ReadWrite = 0x2;
    private const int WriteOnlyCreateTruncate = 0x1 | 0x40 | 0x200;
    private const int Interrupted = 4;
    private const int TextFileBusy = 26;

    // glibc's structures are at most 336 bytes; their content is nobody's business.
    private const int OpaqueSize = 1024;

    /// <summary>
    /// Starts a program as a shell with job control would: in a process group of its own, no signal ignored or blocked, only
    /// descriptors 0 to 2 open. Gives its process ID, which is the group's too.
    /// </summary>
    /// <exception cref="Win32Exception">The file cannot be executed; holds the error's number.</exception>
    public static unsafe int Spawn(Command command, string input, string output, string errors) =>
        Spawn(command, SetProcessGroup, actions =>
        {
            Check(posix_spawn_file_actions_addopen(actions, 0, input, ReadOnly, 0));
            Check(posix_spawn_file_actions_addopen(actions, 1, output, WriteOnlyCreateTruncate, 0x1b6));
            Check(posix_spawn_file_actions_addopen(actions, 2, errors, WriteOnlyCreateTruncate, 0x1b6));
        });

    /// <summary>
    /// Starts a program as the leader of a new session, whose terminal becomes the one that it is given: it has none when it opens this.
    /// </summary>
    /// <param name="terminal">The device.</param>
    public static unsafe int SpawnInTerminal(Command command, string terminal) =>
        Spawn(command, SetSession, actions =>
        {
            Check(posix_spawn_file_actions_addopen(actions, 0, terminal, ReadWrite, 0));
            Check(posix_spawn_file_actions_adddup2(actions, 0, 1));
            Check(posix_spawn_file_actions_adddup2(actions, 0, 2));
        });

    private unsafe delegate void Open(byte* actions);

    private static unsafe int Spawn(Command command, int group, Open open)
    {
        byte* actions = stackalloc byte[OpaqueSize];
        byte* attributes = stackalloc byte[OpaqueSize];
        byte* signals = stackalloc byte[OpaqueSize];
        Check(posix_spawn_file_actions_init(actions));
        Check(posix_spawnattr_init(attributes));
        nint* arguments = Words([command.Name ?? command.File, .. command.Arguments]);
        nint* environment = Words([.. command.Environment.Select(pair => pair.Key + "=" + pair.Value)]);
        try
        {
            Check(posix_spawn_file_actions_addchdir_np(actions, command.WorkingDirectory));
            open(actions);
            Check(posix_spawnattr_setflags(attributes, (short)(group | SetDefaultSignals | SetSignalMask)));
            Check(posix_spawnattr_setpgroup(attributes, 0));
            Check(sigemptyset(signals));
            Check(posix_spawnattr_setsigmask(attributes, signals));
            Check(sigfillset(signals));
            Check(posix_spawnattr_setsigdefault(attributes, signals));
            return Spawn(command.File, actions, attributes, arguments, environment);
        }
        finally
        {
            FreeWords(arguments);
            FreeWords(environment);
            Check(posix_spawnattr_destroy(attributes));
            Check(posix_spawn_file_actions_destroy(actions));
        }
    }

    // A file that this process has just written may be open still: in a child that another thread has forked and that has not come to
    // its own exec. That is over in a moment.
    private static unsafe int Spawn(string file, byte* actions, byte* attributes, nint* arguments, nint* environment)
    {
        while (true)
        {
            int error = posix_spawn(out int processId, file, actions, attributes, arguments, environment);
            if (error == 0)
                return processId;
            if (error != TextFileBusy)
                throw new Win32Exception(error, $"cannot start {file}: {Marshal.GetPInvokeErrorMessage(error)}");
            Thread.Yield();
        }
    }

    /// <summary>Blocks until the child ends.</summary>
    public static WaitStatus Wait(int processId)
    {
        while (true)
        {
            if (waitpid(processId, out int status, 0) == processId)
                return new WaitStatus(status);
            if (Marshal.GetLastPInvokeError() != Interrupted)
                throw new InvalidOperationException($"waitpid {processId}: error {Marshal.GetLastPInvokeError()}");
        }
    }

    /// <summary>Blocks until the child stops, and gives the signal that stopped it; null where it has ended instead.</summary>
    public static int? WaitForStop(int processId)
    {
        const int alsoStopped = 2;
        while (true)
        {
            if (waitpid(processId, out int status, alsoStopped) == processId)
                return (status & 0xff) == 0x7f ? (status >> 8) & 0xff : null;
            if (Marshal.GetLastPInvokeError() != Interrupted)
                throw new InvalidOperationException($"waitpid {processId}: error {Marshal.GetLastPInvokeError()}");
        }
    }

    /// <summary>Sends a signal to a process, or to a process group when <paramref name="processId"/> is negative.</summary>
    public static void Kill(int processId, int signal)
    {
        if (kill(processId, signal) != 0)
            throw new InvalidOperationException($"kill {processId}: error {Marshal.GetLastPInvokeError()}");
    }

    /// <summary>Whether a process of this ID exists, zombies included.</summary>
    public static bool IsAlive(int processId) => kill(processId, 0) == 0;

    public static void MakePipe(string path)
    {
        if (mkfifo(path, 0x1b6) != 0)
            throw new InvalidOperationException($"mkfifo {path}: error {Marshal.GetLastPInvokeError()}");
    }

    /// <summary>Gives a file a second name; false where that cannot be, as between two file systems.</summary>
    public static bool TryLink(string existing, string path) => link(existing, path) == 0;

    private static void Check(int error)
    {
        if (error != 0)
            throw new InvalidOperationException($"posix_spawn: error {error}");
    }

    private static unsafe nint* Words(IReadOnlyList<string> words)
    {
        var list = (nint*)NativeMemory.AllocZeroed((nuint)(words.Count + 1), (nuint)sizeof(nint));
        for (int i = 0; i < words.Count; i++)
            list[i] = Marshal.StringToCoTaskMemUTF8(words[i]);
        return list;
    }

    private static unsafe void FreeWords(nint* words)
    {
        for (nint* word = words; *word != 0; word++)
            Marshal.FreeCoTaskMem(*word);
        NativeMemory.Free(words);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int posix_spawn(
        out int processId, string path, byte* actions, byte* attributes, nint* arguments, nint* environment);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int posix_spawn_file_actions_addopen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawn_file_actions_adddup2(byte* actions, int descriptor, int newDescriptor);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int posix_spawn_file_actions_addchdir_np(byte* actions, string path);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_destroy(byte* attributes);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_setpgroup(byte* attributes, int group);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_setsigmask(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_setsigdefault(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static unsafe partial int sigemptyset(byte* signals);

    [LibraryImport("libc")]
    private static unsafe partial int sigfillset(byte* signals);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitpid(int processId, out int status, int options);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int processId, int signal);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int mkfifo(string path, uint mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string existing, string path);
}
