using System.Diagnostics;
using GoRun.Bench;
using GoRun.Bench.Measuring;
using GoRun.Bench.Programs;
using GoRun.Bench.Reporting;
using GoRun.Bench.Scenarios;
using GoRun.Testing;

// ./bench [--quick] [--output FOLDER] [NAME...]: every scenario, or those whose name holds one of the words, gorun and the real go in turn.
string root = Environment.GetEnvironmentVariable("GORUN_BENCH_ROOT") ?? throw new InvalidOperationException("run ./bench at the root");
var options = Options.Parse(args, Path.Combine(root, "benchmarks", "results"));
using var folder = new ScratchFolder();
using var far = new FarProxy();
Toolchain newest = Toolchains.Newest;
var works = new Works(Path.Combine(folder.Path, "programs"), newest.Root, far);
var child = new ChildProcess(folder.Path);
var runner = new PairRunner(child);
Toolchain[] releases = options.Quick ? [newest] : [.. Toolchains.Every.Reverse()];
var measurements = new List<Measurement>();
Bed[] beds = [.. releases.Select(release => new Bed(Toolchains.GoRunBinary, Path.Combine(folder.Path, release.Version), release))];
long began = Stopwatch.GetTimestamp();
foreach (Bed bed in beds)
{
    double speed = bed == beds[0] ? options.Speed : options.Speed * Options.SpeedOfOlder;
    foreach (Scenario scenario in Catalogue.Scenarios(works, speed).Where(scenario => options.Wants(scenario.Name)))
    {
        if (bed != beds[0] && !scenario.EveryRelease) continue;
        Measurement measurement = runner.Measure(scenario, bed);
        measurements.Add(measurement);
        Console.Error.WriteLine(Tables.Line(measurement));
    }
}

Cost[] costs = options.Wants("costs") ? [.. new Counters(beds[0], child).Count(works, ProgramsInPath.Find("strace"))] : [];
var report = new Report(newest.Version, measurements, costs);
Console.Write(Tables.All(report));
Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalMinutes:f1} minutes");
if (options.Output is { } output)
{
    ReportFiles.Write(report, output);
    // What a reader sees first is changed by a whole run only.
    if (options.Names.IsEmpty && !options.Quick) ReadmeSection.Replace(Path.Combine(root, "README.md"), report);
}

return 0;
