using System.Diagnostics.CodeAnalysis;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.FastPath;

/// <summary>
/// The door of this room: "nothing has changed since last time". A run that has found or made its program leaves a record of all that it looked
/// at; the next run with the same words in the same surroundings compares the record with the disk, and starts the program. Records are hints:
/// without one, or with one that makes no sense, everything is done the long way.
/// </summary>
public sealed class LastRun
{
    /// <summary>
    /// The environment variable that switches this off (<c>off</c>), or has it say what it did, and why not more (<c>explain</c>).
    /// </summary>
    public const string Switch = "GORUN_FASTPATH";

    private readonly HostEnvironment _host;
    private readonly RecordFile _file;
    private readonly DateTimeOffset _started;

    private LastRun(HostEnvironment host, RecordFile file, DateTimeOffset started)
    {
        _host = host;
        _file = file;
        _started = started;
    }

    /// <summary>Null where no records are kept.</summary>
    /// <param name="words">Flags and targets, without the program's own arguments.</param>
    public static LastRun? Of(HostEnvironment host, IReadOnlyList<string> words)
    {
        if (host.Variable(Switch) == "off") return null;
        if (OwnFiles.Path(host.Variable, "last-runs") is not { } folder)
        {
            Explain(host, "not taken: no folder for records");
            return null;
        }

        return new LastRun(host, new RecordFile(folder, RunKey.Of(host, words)), host.Clock.GetUtcNow());
    }

    /// <summary>For this run's looks at the disk.</summary>
    public InputLog StartNotes() => new(_started);

    /// <summary>The program, if nothing has changed.</summary>
    public ReadyProgram? Find()
    {
        byte[]? record = _file.Read();
        CheckResult result = record is null ? CheckResult.Not("no record") : RecordCheck.Check(record, Machine.BootId(), _started);
        if (result.Improved) _file.Write(record);
        Explain(result.Program is null ? "not taken: " + result.Reason : "taken");
        return result.Program;
    }

    /// <summary>Says why the program that was found was not started after all.</summary>
    public void Explain(string what) => Explain(_host, what);

    /// <summary>Records what this run has come to.</summary>
    public void Record(InputLog notes, ReadyProgram program)
    {
        if (notes.Refusal is { } refusal) Explain("not recorded: " + refusal);
        else if (FileIdentity.Of(program.Executable) is { } executable) _file.Write(RecordWriter.Write(Machine.BootId(), program, executable, notes.Inputs));
    }

    private static void Explain(HostEnvironment host, string what)
    {
        if (host.Variable(Switch) == "explain") host.Error.WriteLine("gorun: fast path: " + what);
    }
}
