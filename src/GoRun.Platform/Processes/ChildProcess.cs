using System.Runtime.InteropServices;
using GoRun.Platform.Posix;

namespace GoRun.Platform.Processes;

/// <summary>A child that stands for this process: it has its process group, descriptors, current directory and environment.</summary>
public sealed unsafe class ChildProcess
{
    private const short SetSignalMask = 0x08;

    private ChildProcess(int id) => Id = id;

    /// <summary>Its process ID.</summary>
    public int Id { get; }

    /// <summary>Whether it has left this process's group, so that what the terminal sends to the group does not reach it.</summary>
    public bool HasLeftTheGroup => Libc.ProcessGroup(Id) is var group && group > 0 && group != Libc.ProcessGroup(0);

    /// <summary>Starts a program.</summary>
    /// <param name="words">Its <c>argv</c>.</param>
    /// <param name="blocked">The signals that it is to have blocked.</param>
    /// <exception cref="GoError">It cannot be started.</exception>
    public static ChildProcess Start(string file, IReadOnlyList<string> words, SignalSet blocked)
    {
        ThisProcess.KeepStatusOfChildren();
        using var path = new NativeStrings([file]);
        using var argv = new NativeStrings(words);
        nint[] environment = [.. NativeEnvironment.Entries(), 0];
        void* attributes = stackalloc byte[SpawnAttributes.Size];
        SignalMask mask = SignalMask.Of(blocked);
        _ = Libc.SpawnAttributesInit(attributes);
        _ = Libc.SpawnAttributesSetFlags(attributes, SetSignalMask);
        _ = Libc.SpawnAttributesSetSignalMask(attributes, &mask);
        int pid;
        int error;
        fixed (nint* envp = environment)
        {
            error = Libc.PosixSpawn(&pid, path.First, null, attributes, argv.Pointer, (byte**)envp);
        }

        _ = Libc.SpawnAttributesDestroy(attributes);
        return error == 0 ? new ChildProcess(pid) : throw new GoError($"fork/exec {file}: {Errno.Describe(error)}");
    }

    public void Send(int signal) => _ = Libc.Kill(Id, signal);

    /// <summary>
    /// What has become of it since the last call; null where nothing has. Orphans that fall to this process, as the first one of a
    /// container, are buried on the way.
    /// </summary>
    public ChildChange? Look()
    {
        int dontWait = 1;
        int alsoStopped = 2;
        int alsoContinued = OperatingSystem.IsLinux() ? 8 : 16;
        while (true)
        {
            int status;
            int pid = Libc.WaitPid(-1, &status, dontWait | alsoStopped | alsoContinued);
            if (pid == Id) return new ChildChange(status);
            if (pid == 0) return null;
            if (pid < 0 && Marshal.GetLastPInvokeError() != Errno.Interrupted)
                throw new GoError($"gorun: cannot learn how process {Id} ended: {Errno.Describe(Marshal.GetLastPInvokeError())}");
        }
    }
}
