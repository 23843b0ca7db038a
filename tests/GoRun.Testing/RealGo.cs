using System.Collections.Immutable;

namespace GoRun.Testing;

/// <summary>What a go command printed, and how it ended.</summary>
public readonly record struct GoAnswer(int? ExitStatus, string Output, string Error);

/// <summary>Runs the real go command with exactly the variables that are given, and those of <see cref="Uncollected"/>.</summary>
public static class RealGo
{
    /// <summary>
    /// What go commands are started with. They live for a moment, like their compilers: collecting what their end frees anyway takes a
    /// third of a warm <c>go run</c> and a fifth of a build, and makes no difference to what they write. Memory stays bounded.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> Uncollected(ImmutableSortedDictionary<string, string> environment) =>
        environment.SetItem("GOGC", "off").SetItem("GOMEMLIMIT", "1GiB");

    public static GoAnswer Run(
        string goroot, string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments)
    {
        using var captures = new TemporaryFolder();
        var environment = variables.ToImmutableSortedDictionary(StringComparer.Ordinal);
        var go = new Command(goroot + "/bin/go", [.. arguments], folder, Uncollected(environment));
        Execution run = RunningCommand.Start(go, captures["go"]).Wait();
        return new GoAnswer(run.Status.ExitStatus, run.Output, run.Errors);
    }
}
