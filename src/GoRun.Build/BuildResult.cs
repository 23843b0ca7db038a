using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Build;

/// <summary>How a build went.</summary>
public sealed record BuildResult
{
    /// <summary>Whether all was built. If not, all that is to be said has been printed, and the exit status is 1.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>The program, for <see cref="BuildGoal.Run"/>; null when that failed.</summary>
    public Executable? Executable { get; init; }

    /// <summary>
    /// The files written for <see cref="BuildGoal.Files"/>, as their paths were given or follow from the current directory.
    /// </summary>
    public ImmutableArray<string> Outputs { get; init; } = [];
}

/// <summary>A program that is ready to be run.</summary>
/// <param name="Path">Absolute path of its file. In a dry run there is no such file.</param>
/// <param name="ShownPath">The path as <c>-x</c> and <c>-n</c> show it: with <c>$WORK</c> where it was linked just now.</param>
/// <param name="TemporaryDirectory">
/// The directory to remove when the program has ended, because the cache could not take it; null where it lies in the cache (or the
/// directory is to be kept).
/// </param>
public sealed record Executable(string Path, string ShownPath, HeldDirectory? TemporaryDirectory)
{
    /// <summary>
    /// The file behind the path, opened while it was certainly there; null where the system cannot run such a file. Whoever empties the cache
    /// takes the path away, but not the program.
    /// </summary>
    public ProgramFile? File { get; init; }
}
