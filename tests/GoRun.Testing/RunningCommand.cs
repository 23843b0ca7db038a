using System.Text;

namespace GoRun.Testing;

/// <summary>A started process, its output going to files. It is the leader of a process group of its own.</summary>
public sealed class RunningCommand
{
    // Far above anything that a test needs on a loaded machine: it only turns a hang into a failure.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Command command;
    private readonly string capture;

    private RunningCommand(Command command, string capture)
    {
        this.command = command;
        this.capture = capture;
        File.WriteAllText(capture + ".in", command.StandardInput, new UTF8Encoding(false));
        ProcessId = Posix.Spawn(command, capture + ".in", capture + ".out", capture + ".err");
    }

    public int ProcessId { get; }

    /// <param name="capture">Where to put input and output: a path to which extensions are added.</param>
    public static RunningCommand Start(Command command, string capture) => new(command, capture);

    public void Signal(int signal) => Posix.Kill(ProcessId, signal);

    /// <summary>What Ctrl-C at a terminal does: the signal goes to every process of the group.</summary>
    public void SignalGroup(int signal) => Posix.Kill(-ProcessId, signal);

    public Execution Wait()
    {
        string commandLine = string.Join(' ', [Path.GetFileName(command.File), .. command.Arguments]);
        Task<WaitStatus> ending = Task.Factory.StartNew(
            () => Posix.Wait(ProcessId), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        bool ended = ending.Wait(Patience);
        if (!ended)
        {
            Posix.Kill(-ProcessId, Posix.Sigkill);
            ending.Wait();
        }
        var execution = new Execution(commandLine, ProcessId, ending.Result, Read(".out"), Read(".err"));
        return ended ? execution : throw new TimeoutException($"did not end within {Patience}: {execution}");
    }

    private string Read(string extension) => File.ReadAllText(capture + extension);
}
