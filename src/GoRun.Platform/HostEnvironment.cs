using System.Collections.Immutable;

namespace GoRun.Platform;

/// <summary>
/// What the process was given from outside. Made once at the entry point and handed in, so that no room asks the process itself.
/// </summary>
public sealed record HostEnvironment
{
    /// <summary>The environment variables as they were when gorun started.</summary>
    public required ImmutableDictionary<string, string> Variables { get; init; }

    /// <summary>
    /// The logical current directory: <c>$PWD</c> where that names the same place, else what the kernel says. Absolute and clean.
    /// </summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The disk.</summary>
    public FileView Files { get; init; } = new();

    /// <summary>Path by which gorun itself was started, for messages only.</summary>
    public string ProgramName { get; init; } = "gorun";

    /// <summary>What was ignored or blocked when gorun started: so it stays for the program.</summary>
    public SignalState Signals { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Somebody looks at <see cref="Error"/> as it is written.</summary>
    public bool ErrorIsTerminal { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The variable's value, or the empty string: go makes no difference between unset and empty.</summary>
    public string Variable(string name) => Variables.GetValueOrDefault(name, "");
}
