using GoRun.Testing;

namespace GoRun.Oracle.Tests.Errors;

/// <summary>See <see cref="ModuleErrors"/>.</summary>
public sealed class ModuleErrorTests(ErrorComparison comparison) : IClassFixture<ErrorComparison>
{
    public static TheoryData<string, string> Rows => Toolchains.OldestAndNewestWith(ModuleErrors.All.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Modules_are_refused_in_the_words_of_go(string version, string name) =>
        comparison.Check(version, ModuleErrors.All.Single(row => row.Name == name));
}
