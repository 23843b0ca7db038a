using System.Collections.Immutable;

namespace GoRun.Platform.Tracing;

/// <summary>A piece of time in a <see cref="Trace"/>, from its making to its disposal, both on one thread.</summary>
public sealed class TraceSpan : IDisposable
{
    private readonly Trace _trace;
    private readonly string _name;
    private ImmutableArray<(string Name, bool Value)> _notes = [];

    internal TraceSpan(Trace trace, string name)
    {
        _trace = trace;
        _name = name;
    }

    /// <summary>Says something about what was done, shown beside it.</summary>
    public void Note(string name, bool value) => _notes = _notes.Add((name, value));

    public void Dispose() => _trace.End(_name, _notes);
}
