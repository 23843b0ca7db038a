namespace GoRun.Bench;

/// <summary>One piece of work that both sides do.</summary>
/// <param name="Module">Folder in which the commands run.</param>
/// <param name="Cold">Each run starts without these caches; else with those that the command itself has filled.</param>
/// <param name="Environment">Variables beside the common ones.</param>
internal sealed record Scenario(string Name, string Module, ColdCache Cold, int DefaultPairs, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>What gorun is given.</summary>
    public string[] Arguments { get; init; } = ["."];

    /// <summary>What gorun is compared with: <c>go run</c> with the same arguments, or else gorun with these.</summary>
    public string[]? OtherArguments { get; init; }

    /// <summary>Rewrites a source file before a run, so that there is something to compile; the argument tells runs apart. Null: nothing changes.</summary>
    public Action<int>? Edit { get; init; }
}

/// <summary>What a run does not find.</summary>
internal enum ColdCache
{
    None,

    /// <summary>GOCACHE is empty.</summary>
    Build,

    /// <summary>GOMODCACHE is empty.</summary>
    Modules,
}
