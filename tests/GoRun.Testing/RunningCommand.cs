using System.Text;

namespace GoRun.Testing;

/// <summary>A started process, its output going to files. It is the leader of a process group of its own.</summary>
public sealed class RunningCommand
{
    // Far above anything that a test needs on a loaded machine: it only turns a hang into a failure.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Command command;
    private readonly string capture;
    private Task<WaitStatus>? ending;

    private RunningCommand(Command command, string capture)
    {
        this.command = command;
        this.capture = capture;
        File.WriteAllText(capture + ".in", command.StandardInput, new UTF8Encoding(false));
        ProcessId = Posix.Spawn(command, capture + ".in", OutputFile, ErrorsFile);
    }

    public int ProcessId { get; }

    /// <param name="capture">Where to put input and output: a path to which extensions are added.</param>
    public static RunningCommand Start(Command command, string capture) => new(command, capture);

    public void Signal(int signal) => Posix.Kill(ProcessId, signal);

    /// <summary>What Ctrl-C at a terminal does: the signal goes to every process of the group.</summary>
    public void SignalGroup(int signal) => Posix.Kill(-ProcessId, signal);

    /// <summary>What the process has written to its standard output, and to its standard error.</summary>
    public string OutputFile => capture + ".out";

    public string ErrorsFile => capture + ".err";

    public Execution Wait()
    {
        WaitStatus? status = TryWait(Patience);
        string commandLine = string.Join(' ', [Path.GetFileName(command.File), .. command.Arguments]);
        var execution = new Execution(
            commandLine, ProcessId, status ?? default, File.ReadAllText(OutputFile), File.ReadAllText(ErrorsFile));
        return status is not null ? execution : throw new TimeoutException($"did not end within {Patience}: {execution}");
    }

    /// <summary>
    /// Waits for the end; kills the process group, and gives null, when it takes longer than the patience. May be called again.
    /// </summary>
    public WaitStatus? TryWait(TimeSpan patience)
    {
        ending ??= Task.Factory.StartNew(
            () => Posix.Wait(ProcessId), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (ending.Wait(patience))
            return ending.Result;
        Posix.Kill(-ProcessId, Posix.Sigkill);
        ending.Wait();
        return null;
    }
}
