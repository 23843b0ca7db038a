using System.Runtime.InteropServices;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// Runs tools with posix_spawn: no fork of this process's memory, no threads, nothing of System.Diagnostics.Process. Each tool leads a
/// process group of its own, so that what it starts in turn (cc1, as, collect2 ...) ends with it. Thread-safe.
/// </summary>
public sealed unsafe class ToolRunner : IToolRunner
{
    public ToolResult Run(ToolCommand command, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string program = ProgramPath.Find(command);
        using var output = new OutputPipe();
        using OutputPipe? errors = command.SeparateErrors ? new OutputPipe() : null;
        int error = Spawn(program, command, new StandardDescriptors(-1, output.WriteEnd, (errors ?? output).WriteEnd), out int pid);
        if (error != 0) throw CannotStart(program, command.Directory, error);
        output.CloseWriteEnd();
        errors?.CloseWriteEnd();
        return new ToolProcess(pid).WaitForEnd(output, errors, cancellation, command.Meanwhile);
    }

    /// <summary>
    /// Starts the program. Two errors pass by themselves and are tried again for a moment: another thread's child still holds a freshly
    /// written program file open for writing (ETXTBSY), or processes are short (EAGAIN).
    /// </summary>
    /// <returns>0, or the error number.</returns>
    internal static int Spawn(string program, ToolCommand command, StandardDescriptors descriptors, out int processId)
    {
        ThisProcess.KeepStatusOfChildren();
        using var path = new NativeStrings([program, command.Directory, command.InputFile ?? "/dev/null"]);
        using var arguments = new NativeStrings(command.Arguments);
        using NativeStrings environment = NativeStrings.OfEnvironment(command.Environment);
        for (int delay = 1; ; delay *= 2)
        {
            int pid = 0;
            int error;
            using (var attributes = new SpawnAttributes())
            using (var actions = new SpawnActions(path.Pointer[1], path.Pointer[2], descriptors))
            {
                error = Libc.PosixSpawn(&pid, path.First, actions.Pointer, attributes.Pointer, arguments.Pointer, environment.Pointer);
            }

            if (error == 0)
            {
                processId = pid;
                return 0;
            }

            if (error == Errno.Interrupted) continue;
            if ((error == Errno.TextFileBusy || error == Errno.TryAgain) && delay < 500)
            {
                Thread.Sleep(delay);
                continue;
            }

            processId = 0;
            return error;
        }
    }

    internal static GoError CannotStart(string program, string directory, int error) =>
        Directory.Exists(directory)
            ? new GoError($"fork/exec {program}: {Errno.Describe(error)}")
            : new GoError($"chdir {directory}: {Errno.Describe(error)}");
}
