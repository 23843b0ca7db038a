namespace GoRun.FastPath;

/// <summary>Checks the portions of a record, on as many threads as there are portions and processors.</summary>
/// <param name="now">When this run began.</param>
internal sealed unsafe class PortionCheck(DateTimeOffset now)
{
    private readonly List<nint> _portions = [];
    private int _next;
    private volatile string? _change;
    private volatile bool _madeCertain;

    /// <summary>See <see cref="InputCheck.MadeCertain"/>.</summary>
    internal bool MadeCertain => _madeCertain;

    /// <param name="start">Of a portion, in a record that does not move.</param>
    internal void Add(byte* start) => _portions.Add((nint)start);

    /// <summary>The first change that any of them finds; null where nothing has changed.</summary>
    internal string? FirstChange()
    {
        var others = new Thread[Math.Max(0, Math.Min(_portions.Count, Environment.ProcessorCount) - 1)];
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Work) { IsBackground = true };
            others[i].Start();
        }

        Work();
        foreach (Thread other in others) other.Join();
        return _change;
    }

    private void Work()
    {
        var inputs = new InputCheck(now);
        while (Interlocked.Increment(ref _next) - 1 is var taken && taken < _portions.Count && _change is null)
        {
            if (inputs.FirstChange(new RecordCursor((byte*)_portions[taken]), () => _change is null) is { } change) _change = change;
        }

        if (inputs.MadeCertain) _madeCertain = true;
    }
}
