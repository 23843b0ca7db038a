namespace GoRun.Toolchain.Tests;

/// <summary>The real toolchains to compare with, named by GORUN_TEST_GOROOTS: GOROOTs with colons between them, oldest first.</summary>
internal static class Goroots
{
    internal static string[] All =>
        Environment.GetEnvironmentVariable("GORUN_TEST_GOROOTS") is { Length: > 0 } list
            ? list.Split(':')
            : throw new InvalidOperationException("GORUN_TEST_GOROOTS is not set: run ./test, or set it to the GOROOTs to compare with");

    /// <summary>As rows of a theory.</summary>
    internal static TheoryData<string> Rows => new(All);
}
