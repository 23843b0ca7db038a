using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.Errors;

/// <summary>Something that go refuses, with a text and an exit status that gorun gives too.</summary>
/// <param name="Files">A text archive; a go.mod is added where it has none.</param>
/// <param name="Arguments">Command and all; what has no command is given to <c>run</c>.</param>
public sealed record ErrorCase(string Name, string Files, params ImmutableArray<string> Arguments)
{
    private const string Mod = "-- go.mod --\nmodule example.com/m\n\ngo 1.24\n";

    /// <summary>Variables as <c>NAME=value</c>.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];

    public string Module => Files.Contains("-- go.mod", StringComparison.Ordinal) ? Files : Mod + Files;

    public ImmutableArray<string> CommandLine => Arguments is ["build" or "list" or "env", ..] ? Arguments : ["run", .. Arguments];
}
