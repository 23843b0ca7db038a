using GoRun.Testing;

namespace GoRun.Oracle.Tests.Errors;

/// <summary>See <see cref="CompileErrors"/>.</summary>
public sealed class CompileErrorTests(ErrorComparison comparison) : IClassFixture<ErrorComparison>
{
    public static TheoryData<string, string> Rows => Toolchains.OldestAndNewestWith(CompileErrors.All.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Tools_are_heard_as_through_go(string version, string name) =>
        comparison.Check(version, CompileErrors.All.Single(row => row.Name == name));
}
