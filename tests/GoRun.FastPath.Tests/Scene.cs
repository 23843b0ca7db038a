using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Testing;

namespace GoRun.FastPath.Tests;

/// <summary>A folder that a run looks at, the notes it takes, and the record that comes of them.</summary>
internal sealed class Scene : IDisposable
{
    private const string Boot = "boot";

    private readonly TemporaryFolder _folder = new();

    /// <param name="sinceChanges">How long ago all that the scene makes seems to have been written when the run begins.</param>
    internal Scene(TimeSpan sinceChanges)
    {
        Executable = _folder.Write("cache/program", "program");
        Started = DateTimeOffset.UtcNow + sinceChanges;
        Notes = new InputLog(Started);
        Files = new FileView(Notes);
    }

    internal DateTimeOffset Started { get; }

    internal InputLog Notes { get; }

    internal FileView Files { get; }

    internal string Executable { get; }

    internal string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();

    internal string Write(string name, string content) => _folder.Write(name, content);

    internal byte[] Record()
    {
        var program = new ReadyProgram(Executable, ImmutableDictionary<string, string?>.Empty.Add("PATH", "/go/bin").Add("GOROOT", null));
        Assert.Null(Notes.Refusal);
        return RecordWriter.Write(Boot, program, FileIdentity.Of(Executable)!.Value, Notes.Inputs);
    }

    internal CheckResult Check(byte[] record) => Check(record, Started);

    internal static CheckResult Check(byte[] record, DateTimeOffset now, string boot = Boot)
    {
        Assert.True(RecordFormat.IsWhole(record));
        return RecordCheck.Check(record, boot, now);
    }
}
