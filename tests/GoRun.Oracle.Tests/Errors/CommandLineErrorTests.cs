using GoRun.Testing;

namespace GoRun.Oracle.Tests.Errors;

/// <summary>See <see cref="CommandLineErrors"/>.</summary>
public sealed class CommandLineErrorTests(ErrorComparison comparison) : IClassFixture<ErrorComparison>
{
    public static TheoryData<string, string> Rows => Toolchains.OldestAndNewestWith(CommandLineErrors.All.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Command_lines_are_refused_in_the_words_of_go(string version, string name) =>
        comparison.Check(version, CommandLineErrors.All.Single(row => row.Name == name));
}
