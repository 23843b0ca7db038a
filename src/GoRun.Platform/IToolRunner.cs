using System.Collections.Immutable;

namespace GoRun.Platform;

/// <summary>A child process to run to its end: a tool of the toolchain, or the C compiler.</summary>
public sealed record ToolCommand
{
    /// <summary>The words; the first is the path of the program file (looked up in PATH only where it holds no slash).</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>Absolute folder that the child starts in.</summary>
    public required string Directory { get; init; }

    /// <summary>The child's whole environment.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The file that is the child's standard input; null for the null device.</summary>
    public string? InputFile { get; init; }

    /// <summary>Something to do while the child runs, on the thread that then waits for it. It must not throw, and should be short.</summary>
    public Action? Meanwhile { get; init; }

    /// <summary>Whether standard error is to be kept apart from standard output: for a program whose output is data.</summary>
    public bool SeparateErrors { get; init; }
}

/// <summary>How a child ended, and what it printed.</summary>
/// <param name="ExitCode">0 to 255; 0 where a signal ended it.</param>
/// <param name="Signal">Number of the signal that ended it, else 0.</param>
/// <param name="Output">Standard output and standard error as one stream, in the order of writing, unless they were to be kept apart.</param>
public readonly record struct ToolResult(int ExitCode, int Signal, byte[] Output)
{
    /// <summary>Standard error, where it was to be kept apart.</summary>
    public byte[] Errors { get; init; } = [];

    public bool Success => ExitCode == 0 && Signal == 0;
}

/// <summary>Starts child processes. The one border behind which processes are made; tests put a recording fake here.</summary>
public interface IToolRunner
{
    /// <summary>
    /// Runs the command and waits for it, on the calling thread. When
    /// <paramref name="cancellation"/> fires, the child and its own children are ended and
    /// <see cref="OperationCanceledException"/> is thrown.
    /// </summary>
    /// <exception cref="GoError">The program cannot be started: not found, not executable, too many arguments.</exception>
    ToolResult Run(ToolCommand command, CancellationToken cancellation);

    /// <summary>To be called before something is made that would be left behind if a signal ended the process.</summary>
    void Prepare()
    {
    }
}
