using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>A running child that leads a process group, known by its process ID until it is reaped.</summary>
internal sealed unsafe class ToolProcess(int pid)
{
    /// <summary>How long a cancelled tool may take to tidy up (compilers remove their temporary files) before it is killed.</summary>
    private const int GraceMilliseconds = 500;

    /// <param name="errors">Carries standard error; null where <paramref name="output"/> does.</param>
    /// <param name="meanwhile">Done before the output is read; see <see cref="ToolCommand.Meanwhile"/>.</param>
    internal ToolResult WaitForEnd(
        OutputPipe output, OutputPipe? errors, CancellationToken cancellation, Action? meanwhile = null)
    {
        // The process ID stays ours until Reap: the registration, which sends signals to it, ends before that.
        using (cancellation.UnsafeRegister(static self => ((ToolProcess)self!).SignalGroup(Signals.Terminate), this))
        {
            meanwhile?.Invoke();
            ReadToEnd(errors is null ? [output] : [output, errors], cancellation);
            if (cancellation.IsCancellationRequested) SignalGroup(Signals.Kill);
            WaitUntilEnded();
        }

        int status = Reap();
        cancellation.ThrowIfCancellationRequested();
        int signal = status & 0x7f;
        return new ToolResult(signal == 0 ? (status >> 8) & 0xff : 0, signal, output.Text) { Errors = errors?.Text ?? [] };
    }

    private static void ReadToEnd(ReadOnlySpan<OutputPipe> pipes, CancellationToken cancellation)
    {
        long deadline = long.MaxValue;
        while (true)
        {
            if (deadline == long.MaxValue && cancellation.IsCancellationRequested) deadline = Environment.TickCount64 + GraceMilliseconds;

            // The text ends when the tool does, and a cancelled tool ends; the timeout is for one that holds on.
            int timeout = deadline == long.MaxValue ? GraceMilliseconds : (int)Math.Max(0, deadline - Environment.TickCount64);
            if (!OutputPipe.ReadSome(pipes, timeout) || Environment.TickCount64 >= deadline) return;
        }
    }

    /// <summary>Waits without reaping.</summary>
    private void WaitUntilEnded()
    {
        const int idIsPid = 1;
        int exitedButLeftWaitable = OperatingSystem.IsLinux() ? 0x4 | 0x1000000 : 0x4 | 0x20;
        long* info = stackalloc long[16];
        while (Libc.WaitId(idIsPid, pid, info, exitedButLeftWaitable) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Errno.Interrupted) return;
        }
    }

    private int Reap()
    {
        int status = 0;
        while (Libc.WaitPid(pid, &status, 0) < 0)
        {
            if (Marshal.GetLastPInvokeError() != Errno.Interrupted)
                throw new GoError($"gorun: cannot learn how process {pid} ended: {Errno.Describe(Marshal.GetLastPInvokeError())}");
        }

        return status;
    }

    private void SignalGroup(int signal) => _ = Libc.Kill(-pid, signal);
}
