using GoRun.Bench;

// ./bench [--pairs N] [NAME...]: every scenario, or those whose name holds one of the words, gorun and the real go in turn.
string gorun = Required("GORUN_TEST_BINARY");
string[] goroots = Required("GORUN_TEST_GOROOTS").Split(':');
int pairs = 0;
var names = new List<string>();
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--pairs") pairs = int.Parse(args[++i], System.Globalization.CultureInfo.InvariantCulture);
    else names.Add(args[i]);
}

using var folder = new ScratchFolder();
using var proxy = new FarProxy();
string goroot = goroots[^1];
var measurements = new List<Measurement>();
foreach (Scenario scenario in Scenarios.All(folder.Path, proxy))
{
    if (names.Count > 0 && !names.Exists(n => scenario.Name.Contains(n, StringComparison.Ordinal))) continue;
    Measurement measurement = PairRunner.Measure(scenario, gorun, goroot, folder.Path, pairs > 0 ? pairs : scenario.DefaultPairs);
    measurements.Add(measurement);
    Console.Error.WriteLine(Report.Line(measurement));
}

string report = Report.Table(measurements, goroot);
Console.Write(report);
if (names.Count == 0 && Environment.GetEnvironmentVariable("GORUN_BENCH_RESULTS") is { Length: > 0 } results)
    File.WriteAllText(Path.Combine(results, "latest.md"), report);
return 0;

static string Required(string variable) =>
    Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException($"{variable} is not set: run ./bench at the root");
