using System.Diagnostics;

namespace GoRun.Resolve.Tests.Fixtures;

/// <summary>What a go command printed, and how it ended.</summary>
internal readonly record struct GoAnswer(int ExitStatus, string Output, string Error);

/// <summary>Runs the real go command with exactly the variables that are given.</summary>
internal static class RealGo
{
    internal static GoAnswer Run(
        string goroot, string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(goroot + "/bin/go", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        start.Environment["PWD"] = folder;
        using Process go = Process.Start(start)!;
        Task<string> error = go.StandardError.ReadToEndAsync();
        string output = go.StandardOutput.ReadToEnd();
        go.WaitForExit();
        return new GoAnswer(go.ExitCode, output, error.Result);
    }
}
