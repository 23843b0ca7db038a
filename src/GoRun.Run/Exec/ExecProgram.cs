using System.Collections.Immutable;

namespace GoRun.Run.Exec;

/// <summary>What stands in front of the executable in the command that runs it.</summary>
/// <param name="File">The program file to start; null where that is the executable itself.</param>
/// <param name="Words">Its name as it was given, which becomes <c>argv[0]</c>, and arguments; empty where there is none.</param>
public sealed record ExecProgram(string? File, ImmutableArray<string> Words)
{
    /// <summary>The executable is started directly.</summary>
    public static ExecProgram None { get; } = new(null, []);
}
