using System.Diagnostics;

namespace GoRun.Bench;

/// <summary>Wall times in milliseconds, pair by pair.</summary>
internal sealed record Measurement(Scenario Scenario, IReadOnlyList<double> Gorun, IReadOnlyList<double> Go)
{
    public IReadOnlyList<double> Ratios { get; } = [.. Gorun.Zip(Go, (ours, theirs) => ours / theirs)];
}

/// <summary>
/// Runs the two commands in turn, so that a machine which speeds up or slows down does so for both. Each side has caches of its own.
/// </summary>
internal static class PairRunner
{
    public static Measurement Measure(Scenario scenario, string gorun, string goroot, string folder, int pairs)
    {
        string go = Path.Combine(goroot, "bin", "go");
        var ours = new Side(gorun, scenario.Arguments, Path.Combine(folder, "gorun"));
        Side theirs = scenario.OtherArguments is { } other
            ? ours with { Arguments = other }
            : new Side(go, ["run", .. scenario.Arguments], Path.Combine(folder, "go"));
        var mine = new List<double>();
        var others = new List<double>();
        int edits = 0;

        // The first run of each fills the caches, or for cold runs warms the operating system's file cache.
        for (int pair = scenario.Cold == ColdCache.Build ? 0 : -1; pair < pairs; pair++)
        {
            scenario.Edit?.Invoke(edits++);
            double first = Time(scenario, ours, goroot);
            double second = Time(scenario, theirs, goroot);
            if (pair < 0) continue;
            mine.Add(first);
            others.Add(second);
        }

        return new Measurement(scenario, mine, others);
    }

    private static double Time(Scenario scenario, Side side, string goroot)
    {
        string buildCache = Path.Combine(side.Caches, "build");
        string moduleCache = Path.Combine(side.Caches, "modules");
        string? cold = scenario.Cold switch { ColdCache.Build => buildCache, ColdCache.Modules => moduleCache, _ => null };
        if (Directory.Exists(cold)) Directory.Delete(cold, recursive: true);
        var start = new ProcessStartInfo(side.Program, side.Arguments)
        {
            WorkingDirectory = scenario.Module,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GOROOT"] = goroot;
        start.Environment["GOCACHE"] = buildCache;
        start.Environment["GOMODCACHE"] = moduleCache;
        start.Environment["GOTOOLCHAIN"] = "local";
        start.Environment["GOPROXY"] = "off";
        start.Environment["GOFLAGS"] = "-modcacherw";
        start.Environment["PWD"] = scenario.Module;
        foreach ((string name, string value) in scenario.Environment) start.Environment[name] = value;

        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{side.Program}: status {process.ExitCode}\n{errors.Result}");
        return elapsed;
    }

    /// <summary>A command, and the folder of its caches.</summary>
    private sealed record Side(string Program, string[] Arguments, string Caches);
}
