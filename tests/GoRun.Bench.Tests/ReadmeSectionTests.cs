using GoRun.Bench.Measuring;
using GoRun.Bench.Reporting;

namespace GoRun.Bench.Tests;

public class ReadmeSectionTests
{
    [Fact]
    public void Only_the_marked_part_changes() =>
        Assert.Equal(
            "a\n<!-- ./bench writes what follows. -->\nnew\n<!-- Until here. -->\nb\n",
            ReadmeSection.Replace("a\n<!-- ./bench writes what follows. -->\nold\n<!-- Until here. -->\nb\n", "new\n"));

    [Fact]
    public void A_target_is_reached_by_what_the_table_shows()
    {
        Measurement close = Samples.Measurement(("hello", 0), gorun: [12.4], go: [100], target: 0.12);
        Measurement missed = Samples.Measurement(("net/http", 0), gorun: [8.6], go: [100], target: 0.08, floor: [4.3]);

        string text = ReadmeSection.Text(Samples.Report(close, missed));

        Assert.Contains("| hello | **0.12** (0.12) |", text, StringComparison.Ordinal);
        Assert.Contains("| net/http | 0.09 (0.08) |", text, StringComparison.Ordinal);
        Assert.Contains("1 of 2 are reached", text, StringComparison.Ordinal);
        Assert.Contains("the program itself takes 50 % (net/http).", text, StringComparison.Ordinal);
    }
}
