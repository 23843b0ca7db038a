namespace GoRun.Bench;

/// <summary>One piece of work that both commands do.</summary>
/// <param name="Module">Folder of the module to run.</param>
/// <param name="Cold">Each run starts with an empty GOCACHE; else with one that the command itself has filled.</param>
/// <param name="Environment">Variables beside the common ones.</param>
internal sealed record Scenario(string Name, string Module, bool Cold, int DefaultPairs, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Rewrites a source file before a run, so that there is something to compile; the argument tells runs apart. Null: nothing changes.</summary>
    public Action<int>? Edit { get; init; }
}

internal static class Scenarios
{
    private static readonly Dictionary<string, string> Plain = [];

    public static IEnumerable<Scenario> All(string folder)
    {
        string hello = Programs.Hello(Path.Combine(folder, "hello"));
        string http = Programs.Http(Path.Combine(folder, "http"));
        string many = Programs.Generated(Path.Combine(folder, "many"), 600);
        var withoutCgo = new Dictionary<string, string> { ["CGO_ENABLED"] = "0" };

        yield return new Scenario("warm hello", hello, Cold: false, 30, Plain);
        yield return new Scenario("warm net/http", http, Cold: false, 30, Plain);
        yield return new Scenario("warm 600 packages", many, Cold: false, 20, Plain);
        yield return new Scenario("edited hello", hello, Cold: false, 20, Plain) { Edit = run => Programs.EditMain(hello, run) };
        yield return new Scenario("edited net/http", http, Cold: false, 12, Plain) { Edit = run => Programs.EditMain(http, run) };
        yield return new Scenario("cold hello", hello, Cold: true, 5, Plain);
        yield return new Scenario("cold net/http, cgo", http, Cold: true, 4, Plain);
        yield return new Scenario("cold net/http, no cgo", http, Cold: true, 4, withoutCgo);
    }
}
