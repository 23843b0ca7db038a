using System.Diagnostics;
using System.Runtime.InteropServices;
using GoRun.Testing;

namespace GoRun.Bench.Measuring;

/// <summary>
/// Runs a command as a shell would, and takes the time. .NET's own class starts threads and pipes for each child, which takes as long as the
/// shortest of the runs.
/// </summary>
/// <param name="folder">Where the command's output goes.</param>
internal sealed partial class ChildProcess(string folder)
{
    private const int Interrupted = 4;

    private string Output => Path.Combine(folder, "output");

    private string Errors => Path.Combine(folder, "errors");

    /// <summary>Runs to the end, which must be exit status 0.</summary>
    /// <param name="output">What the command wrote to its standard output.</param>
    public Sample Run(Command command, out string output)
    {
        long began = Stopwatch.GetTimestamp();
        int process = Posix.Spawn(command, "/dev/null", Output, Errors);
        WaitStatus status = Wait(process, out Usage usage);
        var sample = new Sample(Stopwatch.GetElapsedTime(began).TotalMilliseconds, usage.Milliseconds);
        output = File.ReadAllText(Output);
        if (status.Raw == 0) return sample;
        string words = string.Join(' ', [command.File, .. command.Arguments]);
        throw new InvalidOperationException($"{words} in {command.WorkingDirectory}: {status}\n{output}{File.ReadAllText(Errors)}");
    }

    private static WaitStatus Wait(int process, out Usage usage)
    {
        while (true)
        {
            if (wait4(process, out int status, 0, out usage) == process) return new WaitStatus(status);
            if (Marshal.GetLastPInvokeError() != Interrupted) throw new InvalidOperationException($"wait4: error {Marshal.GetLastPInvokeError()}");
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int wait4(int process, out int status, int options, out Usage usage);

    // struct rusage (getrusage(2)): two times of seconds and microseconds, and fourteen longs.
    [StructLayout(LayoutKind.Sequential, Size = 18 * sizeof(long))]
    private readonly struct Usage
    {
        private readonly long _userSeconds;
        private readonly long _userMicroseconds;
        private readonly long _systemSeconds;
        private readonly long _systemMicroseconds;

        public double Milliseconds => 1000.0 * (_userSeconds + _systemSeconds) + (_userMicroseconds + _systemMicroseconds) / 1000.0;
    }
}
