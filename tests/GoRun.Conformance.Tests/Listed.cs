using System.Collections.Immutable;

namespace GoRun.Conformance.Tests;

/// <summary>A line of one of the lists in tests/conformance: which scripts, and what it says of them.</summary>
/// <param name="Note">Of scripts that do not pass yet: why. Of those that begin warm: the folder below $WORK. Else empty.</param>
internal sealed record Listed(ScriptName Name, string Note)
{
    /// <summary>The scripts that the tests run with the newest release.</summary>
    internal static ImmutableArray<Listed> Scripts => Read("scripts.txt");

    /// <summary>Those that they run with the oldest too.</summary>
    internal static ImmutableArray<Listed> Oldest => Read("oldest.txt");

    /// <summary>Those of them that do not pass.</summary>
    internal static ImmutableArray<Listed> NotYet => Read("not-yet.txt");

    /// <summary>Those that find the standard library in a build cache of their own.</summary>
    internal static ImmutableArray<Listed> Warm => Read("warm.txt");

    private static ImmutableArray<Listed> Read(string list) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "conformance", list))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(Parse)];

    private static Listed Parse(string line) =>
        line.Split(' ', 2) is [var name, var reason] ? new Listed(ScriptName.Parse(name), reason.Trim()) : new Listed(ScriptName.Parse(line), "");
}
