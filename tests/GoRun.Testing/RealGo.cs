using System.Collections.Immutable;

namespace GoRun.Testing;

/// <summary>What a go command printed, and how it ended.</summary>
public readonly record struct GoAnswer(int? ExitStatus, string Output, string Error);

/// <summary>Runs the real go command with exactly the variables that are given.</summary>
public static class RealGo
{
    public static GoAnswer Run(
        string goroot, string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments)
    {
        using var captures = new TemporaryFolder();
        var go = new Command(goroot + "/bin/go", [.. arguments], folder, variables.ToImmutableSortedDictionary(StringComparer.Ordinal));
        Execution run = RunningCommand.Start(go, captures["go"]).Wait();
        return new GoAnswer(run.Status.ExitStatus, run.Output, run.Errors);
    }
}
