using GoRun.Testing;
using Xunit.Abstractions;

namespace GoRun.Conformance.Tests;

/// <summary>Go's own script tests, with gorun as the go command.</summary>
public class GoScriptTests(ConformanceRun run, ITestOutputHelper output) : IClassFixture<ConformanceRun>
{
    /// <summary>Release and script.</summary>
    public static TheoryData<string, string> Selected
    {
        get
        {
            Selection selection = Selection.Read();
            var rows = new TheoryData<string, string>();
            foreach (Testing.Toolchain toolchain in Toolchains.OldestAndNewestVersions.Select(Toolchains.Named))
            {
                foreach (string script in selection.Of(toolchain))
                    rows.Add(toolchain.Version, script);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Selected))]
    public async Task Script_passes(string version, string script)
    {
        Outcome outcome = await run.Outcome(version, script);
        output.WriteLine(outcome.Result.Transcript);
        Assert.True(outcome.Verdict.IsFine, $"{script} ({version}): {outcome.Verdict.Text}\n{outcome.Result.Transcript}");
    }
}
