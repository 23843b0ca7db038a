namespace GoRun.Resolve.Tests.Fixtures;

/// <summary>The real toolchains to compare with, named by GORUN_TEST_GOROOTS: GOROOTs with colons between them, oldest first.</summary>
internal static class Goroots
{
    internal static string[] All =>
        Environment.GetEnvironmentVariable("GORUN_TEST_GOROOTS") is { Length: > 0 } list
            ? list.Split(':')
            : throw new InvalidOperationException("GORUN_TEST_GOROOTS is not set: run ./test, or set it to the GOROOTs to compare with");

    internal static string Newest => All[^1];

    /// <summary>The oldest and the newest, for large tables.</summary>
    internal static string[] Ends => [.. new[] { All[0], All[^1] }.Distinct()];

    /// <summary>As rows of a theory.</summary>
    internal static TheoryData<string> Rows => new(All);
}
