namespace GoRun.Bench;

/// <summary>All that is measured.</summary>
internal static class Scenarios
{
    private static readonly Dictionary<string, string> Plain = [];

    public static IEnumerable<Scenario> All(string folder, FarProxy proxy)
    {
        string hello = Programs.Hello(Path.Combine(folder, "hello"));
        string http = Programs.Http(Path.Combine(folder, "http"));
        string many = Programs.Generated(Path.Combine(folder, "many"), 600);
        string hundred = proxy.ProgramOfAll(Path.Combine(folder, "hundred"));
        var withoutCgo = new Dictionary<string, string> { ["CGO_ENABLED"] = "0" };

        yield return new Scenario("warm hello", hello, ColdCache.None, 30, Plain);
        yield return new Scenario("warm net/http", http, ColdCache.None, 30, Plain);
        yield return new Scenario("warm 600 packages", many, ColdCache.None, 20, Plain);
        yield return new Scenario("warm tool@version", hello, ColdCache.None, 20, proxy.Variables) { Arguments = [FarProxy.Tool] };
        yield return new Scenario("warm tool@version, against a local package", hello, ColdCache.None, 30, proxy.Variables)
        {
            Arguments = [FarProxy.Tool],
            OtherArguments = ["."],
        };
        yield return new Scenario("download 100 modules, 20 ms away", hundred, ColdCache.Modules, 5, proxy.Variables);
        yield return new Scenario("edited hello", hello, ColdCache.None, 20, Plain) { Edit = run => Programs.EditMain(hello, run) };
        yield return new Scenario("edited net/http", http, ColdCache.None, 12, Plain) { Edit = run => Programs.EditMain(http, run) };
        yield return new Scenario("cold hello", hello, ColdCache.Build, 5, Plain);
        yield return new Scenario("cold net/http, cgo", http, ColdCache.Build, 4, Plain);
        yield return new Scenario("cold net/http, no cgo", http, ColdCache.Build, 4, withoutCgo);
    }
}
