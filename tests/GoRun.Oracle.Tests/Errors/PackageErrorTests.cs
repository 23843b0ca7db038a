using GoRun.Testing;

namespace GoRun.Oracle.Tests.Errors;

/// <summary>See <see cref="PackageErrors"/>.</summary>
public sealed class PackageErrorTests(ErrorComparison comparison) : IClassFixture<ErrorComparison>
{
    public static TheoryData<string, string> Rows => Toolchains.OldestAndNewestWith(PackageErrors.All.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Packages_are_refused_in_the_words_of_go(string version, string name) =>
        comparison.Check(version, PackageErrors.All.Single(row => row.Name == name));
}
