using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Platform.Processes;
using GoRun.Toolchain;

namespace GoRun.Build.Cache.Program;

/// <summary>
/// The program that GOCACHEPROG names, and the talk with it (cmd/go/internal/cacheprog has the protocol): requests go to its standard input,
/// answers come from its standard output, in any order. Thread-safe.
/// </summary>
internal sealed class CacheProgram : IDisposable
{
    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(5);

    /// <summary>For a program that has said its last word, or should have.</summary>
    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(0.5);

    private readonly Lock _lock = new();
    private readonly Lock _writing = new();
    private readonly Dictionary<long, TaskCompletionSource<CacheAnswer?>> _pending = [];
    private readonly HelperProcess _process;
    private readonly CacheRequestWriter _requests;
    private readonly CancellationToken _cancellation;
    private readonly Thread _reader;
    private ImmutableArray<string> _commands = [];
    private string _problem = "";
    private long _lastId;
    private bool _silent;
    private bool _deaf;
    private bool _closing;
    private bool _disposed;

    private CacheProgram(HelperProcess process, CancellationToken cancellation)
    {
        _process = process;
        _requests = new CacheRequestWriter(process.Input);
        _cancellation = cancellation;
        _reader = new Thread(ReadAnswers) { IsBackground = true, Name = "cache program" };
    }

    /// <summary>Starts the program and waits until it has said what it can do.</summary>
    /// <param name="setting">Its words, with quotes around those that need them.</param>
    /// <param name="remark">Told of a program that takes long to start.</param>
    /// <exception cref="GoError">It cannot be started, or is none; in go's words.</exception>
    public static CacheProgram Start(
        string setting, string directory, IReadOnlyDictionary<string, string> environment, Action<string> remark, CancellationToken cancellation)
    {
        ImmutableArray<string> words = GoQuoting.SplitQuotedFields(setting, "GOCACHEPROG args: ");
        string name = words.FirstOrDefault("");
        HelperProcess process;
        try
        {
            process = HelperProcess.Start(new ToolCommand { Arguments = words, Directory = directory, Environment = environment });
        }
        catch (GoError e)
        {
            throw new GoError($"error starting GOCACHEPROG program {GoQuoting.Quote(name)}: {e.Message}");
        }

        var program = new CacheProgram(process, cancellation);
        try
        {
            program.Meet(name, remark);
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>Whether the program understands a request.</summary>
    public bool Can(string command) => _commands.Contains(command);

    /// <summary>Sends a request and waits for the answer; null where the program is not there any more.</summary>
    /// <exception cref="GoError">The program has broken the rules.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public CacheAnswer? Ask(CacheRequest request)
    {
        TaskCompletionSource<CacheAnswer?> answer = Expect(out long id);
        if (!TryWrite(id, request))
        {
            lock (_lock) _pending.Remove(id);
            ThrowIfBroken();
            return null;
        }

        return Await(answer);
    }

    /// <summary>Tells the program to end, and waits until it has.</summary>
    /// <exception cref="GoError">The program has failed; in go's words.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Close()
    {
        lock (_lock) _closing = true;
        string error = Can(CacheRequest.Close) ? Ask(new CacheRequest(CacheRequest.Close))?.Error ?? "" : "";
        lock (_writing) _deaf = true;
        _process.CloseInput();
        while (!_reader.Join(10)) _cancellation.ThrowIfCancellationRequested();
        ThrowIfBroken();

        // Its last word is said; where it goes on for itself, nobody need wait for that.
        _process.WaitForEnd(PatienceAtEnd);
        if (error.Length > 0) throw new GoError("go: failed to trim cache: " + error);
    }

    /// <summary>Ends the program where it was not closed: in good order if it is quick, else by force.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        bool wasClosed = _closing && !_reader.IsAlive;
        lock (_lock) _closing = true;
        _process.CloseInput();
        if (!wasClosed && !_process.WaitForEnd(PatienceAtEnd))
        {
            _process.Kill();
            _process.WaitForEnd(PatienceAtEnd);
        }

        _process.Dispose();
    }

    private void Meet(string name, Action<string> remark)
    {
        TaskCompletionSource<CacheAnswer?> answer = NewAnswer();
        _pending.Add(0, answer);
        _reader.Start();
        while (!answer.Task.Wait((int)PatienceAtStart.TotalMilliseconds, _cancellation)) remark($"# still waiting for GOCACHEPROG {name} ...\n");
        _commands = Await(answer)?.KnownCommands ?? [];
        if (_commands.IsEmpty) throw new GoError($"GOCACHEPROG {name} declared no supported commands");
    }

    private static TaskCompletionSource<CacheAnswer?> NewAnswer() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TaskCompletionSource<CacheAnswer?> Expect(out long id)
    {
        TaskCompletionSource<CacheAnswer?> answer = NewAnswer();
        lock (_lock)
        {
            id = ++_lastId;
            if (_silent) answer.SetResult(null);
            else _pending.Add(id, answer);
        }

        return answer;
    }

    /// <summary>False where the program reads no more; half a request must be the last that it gets.</summary>
    private bool TryWrite(long id, CacheRequest request)
    {
        lock (_writing)
        {
            if (_deaf) return false;
            try
            {
                _requests.Write(id, request);
                return true;
            }
            catch (IOException)
            {
                _deaf = true;
                _process.CloseInput();
                return false;
            }
        }
    }

    private CacheAnswer? Await(TaskCompletionSource<CacheAnswer?> answer)
    {
        answer.Task.Wait(_cancellation);
        ThrowIfBroken();
        return answer.Task.Result;
    }

    private void ThrowIfBroken()
    {
        lock (_lock)
        {
            if (_problem.Length > 0) throw new GoError(_problem);
        }
    }

    private void ReadAnswers()
    {
        var answers = new CacheAnswerReader(_process.Output);
        string problem = "";
        try
        {
            while (problem.Length == 0 && answers.Next() is { } answer) problem = Deliver(answer);
            lock (_lock)
            {
                if (problem.Length == 0 && !_closing) problem = $"GOCACHEPROG exited pre-Close with {_pending.Count} pending requests";
            }
        }
        catch (Exception e) when (e is FormatException or IOException or ObjectDisposedException)
        {
            lock (_lock)
            {
                if (!_closing) problem = "error reading JSON from GOCACHEPROG: " + e.Message;
            }
        }

        EndTalk(problem);
    }

    /// <summary>Hands an answer to who waits for it; what is wrong with it where nobody does.</summary>
    private string Deliver(CacheAnswer answer)
    {
        TaskCompletionSource<CacheAnswer?>? waiting;
        lock (_lock) _pending.Remove(answer.Id, out waiting);
        if (waiting is null) return $"GOCACHEPROG sent response for unknown request ID {answer.Id}";
        waiting.SetResult(answer);
        return "";
    }

    private void EndTalk(string problem)
    {
        lock (_lock)
        {
            (_silent, _problem) = (true, problem);
            foreach (TaskCompletionSource<CacheAnswer?> waiting in _pending.Values) waiting.SetResult(null);
            _pending.Clear();
        }
    }
}
