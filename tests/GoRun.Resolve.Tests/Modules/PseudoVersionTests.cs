using FsCheck;
using FsCheck.Fluent;
using GoRun.Resolve.Modules;

namespace GoRun.Resolve.Tests.Modules;

public sealed class PseudoVersionTests
{
    private const string Commit = "20180704023101-ed5aabbccdde";

    private static readonly DateTimeOffset Time = new(2018, 7, 4, 4, 31, 1, TimeSpan.FromHours(2));

    private static readonly Gen<string> Tagged =
        from numbers in Gen.Three(Gen.Elements("0", "1", "9", "10", "99", "19999999999999999999", "20000000000000000000"))
        from prerelease in Gen.Elements("", "", "-0", "-rc1", "-rc.1", "-pre-x", "-0.1", "-a.0")
        from build in Gen.Elements("", "", "+incompatible")
        select $"v{numbers.Item1}.{numbers.Item2}.{numbers.Item3}{prerelease}{build}";

    [Theory]
    [InlineData("", "", "v0.0.0-" + Commit)]
    [InlineData("v2", "", "v2.0.0-" + Commit)]
    [InlineData("", "v1.2.3", "v1.2.4-0." + Commit)]
    [InlineData("", "v1.2.99", "v1.2.100-0." + Commit)]
    [InlineData("", "v1.2.3-pre", "v1.2.3-pre.0." + Commit)]
    [InlineData("", "v2.2.3+incompatible", "v2.2.4-0." + Commit + "+incompatible")]
    [InlineData("", "v2.2.3-pre.1+incompatible", "v2.2.3-pre.1.0." + Commit + "+incompatible")]
    [InlineData("", "v1.2.3+meta", "v1.2.4-0." + Commit + "+meta")]
    public void A_pseudo_version_is_made_of_the_version_before_the_time_and_the_commit(string major, string older, string made) =>
        Assert.Equal(made, PseudoVersion.Make(major, older, Time, "ed5aabbccdde"));

    [Theory]
    [InlineData("v0.0.0-20180704023101-ed5a", true)]
    [InlineData("v1.0.0-20180704023101-ed5a", true)]
    [InlineData("v1.2.4-0.20180704023101-ed5a", true)]
    [InlineData("v1.2.4-pre.0.20180704023101-ed5a+incompatible", true)]
    [InlineData("v1.2.4-pre-0.0.20180704023101-ed5a", true)]
    [InlineData("v1.0.1-20180704023101-ed5a", false)]
    [InlineData("v1.1.0-20180704023101-ed5a", false)]
    [InlineData("v1.2.4-pre.20180704023101-ed5a", false)]
    [InlineData("v1.2.4-10.20180704023101-ed5a", false)]
    [InlineData("v1.2.4-0.2018070402310-ed5a", false)]
    [InlineData("v1.2.4-0.201807040231011-ed5a", false)]
    [InlineData("v0.0.0-20180704023101-", false)]
    [InlineData("v0.0.0-20180704023101-ed.5a", false)]
    [InlineData("v0.0.0-20180704023101", false)]
    [InlineData("0.0.0-20180704023101-ed5a", false)]
    [InlineData("v0.0.0-20180704023101-ed5a+", false)]
    [InlineData("v1.2.3", false)]
    [InlineData("", false)]
    public void Other_versions_are_none(string version, bool isPseudo) => Assert.Equal(isPseudo, PseudoVersion.Is(version));

    [Theory]
    [InlineData("v1.2.0-0.20180704023101-ed5a", "version before v1.2.0 would have negative patch number")]
    [InlineData("v2.0.0-20180704023101-ed5a+incompatible", "lacks base version, but has build metadata \"+incompatible\"")]
    public void Some_are_senseless(string version, string problem)
    {
        Assert.Equal("", PseudoVersion.Base(version, out string? found));
        Assert.Equal(problem, found);
    }

    [Fact]
    public void Times_that_are_none_are_seen()
    {
        Assert.Null(PseudoVersion.Time("v0.0.0-20181304023101-ed5a"));
        Assert.Equal("20181304023101", PseudoVersion.Timestamp("v0.0.0-20181304023101-ed5a"));
    }

    [Fact]
    public void What_went_in_comes_out() => Prop.ForAll(Tagged.ToArbitrary(), older =>
    {
        string made = PseudoVersion.Make("v7", older, Time, "ed5aabbccdde");
        return PseudoVersion.Is(made)
            && PseudoVersion.Base(made, out string? problem) == older && problem is null
            && PseudoVersion.Revision(made) == "ed5aabbccdde"
            && PseudoVersion.Time(made) == Time;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_above_the_version_before_it_and_below_every_later_one() => Prop.ForAll(Gen.Two(Tagged).ToArbitrary(), tags =>
    {
        string made = PseudoVersion.Make("", tags.Item1, Time, "ed5aabbccdde");
        int order = SemanticVersion.Compare(tags.Item1, tags.Item2);

        // The two that nobody tags: a pre-release 0 of the next patch, and a pre-release that goes on with 0.
        bool between = tags.Item2.Contains("-0", StringComparison.Ordinal) || tags.Item2.Contains(".0+", StringComparison.Ordinal)
            || tags.Item2.EndsWith("-a.0", StringComparison.Ordinal);
        return SemanticVersion.Compare(tags.Item1, made) < 0 && (order >= 0 || between || SemanticVersion.Compare(made, tags.Item2) < 0);
    }).QuickCheckThrowOnFailure();
}
