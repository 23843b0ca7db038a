using System.Diagnostics;
using GoRun.Bench;
using GoRun.Bench.Measuring;
using GoRun.Bench.Programs;
using GoRun.Bench.Reporting;
using GoRun.Bench.Scenarios;
using GoRun.Bench.Timelines;
using GoRun.Testing;

// ./bench [--quick] [--output FOLDER] [NAME...]: every scenario, or those whose name holds one of the words, gorun and the real go in turn.
// ./bench timeline: who works when in a build with empty caches.
string root = Environment.GetEnvironmentVariable("GORUN_BENCH_ROOT") ?? throw new InvalidOperationException("run ./bench at the root");
string results = Path.Combine(root, "benchmarks", "results");
var options = Options.Parse(args, results);
using var folder = new ScratchFolder();
using var far = new FarProxy();
Toolchain newest = Toolchains.Newest;
var works = new Works(Path.Combine(folder.Path, "programs"), newest.Root, far);
var child = new ChildProcess(folder.Path);
var runner = new PairRunner(child);
Toolchain[] releases = options.Quick ? [newest] : [.. Toolchains.Every.Reverse()];
var measurements = new List<Measurement>();
Bed[] beds = [.. releases.Select(release => new Bed(Toolchains.GoRunBinary, Path.Combine(folder.Path, release.Version), release))];
if (options.Names is ["timeline"])
{
    File.WriteAllText(Path.Combine(options.Output ?? results, "timeline.svg"), TimelineRun.Draw(beds[0], works.CgoHttp, child, folder.Path));
    return 0;
}

int failed = 0;
long began = Stopwatch.GetTimestamp();
foreach (Bed bed in beds)
{
    double speed = bed == beds[0] ? options.Speed : options.Speed * Options.SpeedOfOlder;
    foreach (Scenario scenario in Catalogue.Scenarios(works, speed).Where(scenario => options.Wants(scenario.Name)))
    {
        if (bed != beds[0] && !scenario.EveryRelease) continue;
        try
        {
            measurements.Add(runner.Measure(scenario, bed));
            Console.Error.WriteLine(Tables.Line(measurements[^1]));
        }
        catch (InvalidOperationException e)
        {
            // The others are worth having, after all those minutes.
            failed++;
            Console.Error.WriteLine($"FAILED: {scenario.Name}: {e.Message}");
        }
    }
}

Cost[] costs = options.Wants("costs") ? [.. new Counters(beds[0], child).Count(works, ProgramsInPath.Find("strace"))] : [];
var report = new Report(newest.Version, measurements, costs);
Console.Write(Tables.All(report));
if (options.Output is { } output)
{
    ReportFiles.Write(report, output);
    // What a reader sees first is changed by a whole run only, and has its plots from there.
    if (output == results && options.Names.IsEmpty && !options.Quick && failed == 0) ReadmeSection.Replace(Path.Combine(root, "README.md"), report);
}

return failed == 0 ? 0 : 1;
