using System.Diagnostics;

namespace GoRun.Bench;

/// <summary>Wall times in milliseconds, pair by pair.</summary>
internal sealed record Measurement(Scenario Scenario, IReadOnlyList<double> Gorun, IReadOnlyList<double> Go)
{
    public IReadOnlyList<double> Ratios { get; } = [.. Gorun.Zip(Go, (ours, theirs) => ours / theirs)];
}

/// <summary>
/// Runs the two commands in turn, so that a machine which speeds up or slows down does so for both. Each has a GOCACHE of its own.
/// </summary>
internal static class PairRunner
{
    public static Measurement Measure(Scenario scenario, string gorun, string goroot, string folder, int pairs)
    {
        string go = Path.Combine(goroot, "bin", "go");
        string ourCache = Path.Combine(folder, "cache-gorun");
        string theirCache = Path.Combine(folder, "cache-go");
        var ours = new List<double>();
        var theirs = new List<double>();
        int edits = 0;

        // The first run of each fills the cache, or for cold runs warms the operating system's file cache.
        for (int pair = scenario.Cold ? 0 : -1; pair < pairs; pair++)
        {
            scenario.Edit?.Invoke(edits++);
            double mine = Time(scenario, gorun, ["."], goroot, ourCache);
            double real = Time(scenario, go, ["run", "."], goroot, theirCache);
            if (pair < 0) continue;
            ours.Add(mine);
            theirs.Add(real);
        }

        return new Measurement(scenario, ours, theirs);
    }

    private static double Time(Scenario scenario, string program, string[] arguments, string goroot, string cache)
    {
        if (scenario.Cold && Directory.Exists(cache)) Directory.Delete(cache, recursive: true);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = scenario.Module,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GOROOT"] = goroot;
        start.Environment["GOCACHE"] = cache;
        start.Environment["GOTOOLCHAIN"] = "local";
        start.Environment["GOPROXY"] = "off";
        start.Environment["PWD"] = scenario.Module;
        start.Environment.Remove("GOFLAGS");
        foreach ((string name, string value) in scenario.Environment) start.Environment[name] = value;

        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: status {process.ExitCode}\n{errors.Result}");
        return elapsed;
    }
}
