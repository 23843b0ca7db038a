using GoRun.Resolve.Selection;

namespace GoRun.Resolve.Tests.Selection;

/// <summary>Which release is taken out of a list.</summary>
public sealed class ReleaseChoiceTests
{
    private const string Released = "1.23.9 1.24.0 1.24.5 1.25rc1 1.25.0 1.25.10 1.26rc2 1.26.0 1.26.1 1.27rc1 1.27rc2";

    [Theory]
    [InlineData("1.24", "1.25.10")]
    [InlineData("1.25.10", "1.25.10")]
    [InlineData("1.25.11", "1.26.1")]
    [InlineData("1.26.1", "1.26.1")]
    [InlineData("1.26.2", "1.27rc2")]
    [InlineData("1.27", "1.27rc2")]
    [InlineData("1.27.0", null)]
    [InlineData("1.28", null)]
    public void The_release_before_the_newest_is_enough_and_candidates_do_not_count(string needed, string? chosen) =>
        Assert.Equal(chosen, ReleaseChoice.Newer(needed, Released.Split(' ')));

    [Theory]
    [InlineData("", "1.26.1")]
    [InlineData("1.25", "1.25.10")]
    [InlineData("1.27", "1.27rc2")]
    [InlineData("1.23", null)]
    [InlineData("1.28", null)]
    public void Without_any_go_it_is_the_newest_that_is_supported(string language, string? chosen) =>
        Assert.Equal(chosen, ReleaseChoice.Newest(Released.Split(' '), language));
}
