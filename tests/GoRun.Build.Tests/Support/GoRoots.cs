using Xunit.Sdk;

namespace GoRun.Build.Tests.Support;

/// <summary>The real Go releases to compare with.</summary>
internal static class GoRoots
{
    public static IReadOnlyList<string> All { get; } =
        Environment.GetEnvironmentVariable("GORUN_TEST_GOROOTS") is { Length: > 0 } roots
            ? roots.Split(':')
            : throw new XunitException("GORUN_TEST_GOROOTS is not set: colon-separated GOROOTs, oldest first");

    /// <summary>All releases.</summary>
    public static TheoryData<string> Every => [.. All];

    /// <summary>The oldest and the newest, for what is slow.</summary>
    public static TheoryData<string> Ends => All.Count == 1 ? [All[0]] : [All[0], All[^1]];
}
