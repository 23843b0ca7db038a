using System.Text;
using GoRun.Build.Cache;
using GoRun.Platform;

namespace GoRun.Build.Tests.Cache;

public sealed class IndexEntryTests
{
    private static readonly ContentHash Action = ContentHash.Of("action"u8);
    private static readonly ContentHash Output = ContentHash.Of("output"u8);

    [Fact]
    public void An_entry_has_the_form_that_go_reads()
    {
        byte[] entry = new IndexEntry(Output, 7816).Format(Action, 1732190000123456789);
        string expected = $"v1 {Action.ToHex()} {Output.ToHex()}                 7816  1732190000123456789\n";
        Assert.Equal(expected, Encoding.ASCII.GetString(entry));
        Assert.Equal(IndexEntry.Length, entry.Length);
        Assert.Equal(new IndexEntry(Output, 7816), IndexEntry.Parse(entry, Action));
    }

    [Fact]
    public void Another_actions_entry_is_a_miss() =>
        Assert.Null(IndexEntry.Parse(new IndexEntry(Output, 1).Format(Output, 1), Action));

    [Theory]
    [InlineData(0, 'w')]
    [InlineData(1, '2')]
    [InlineData(3, 'G')]
    [InlineData(67, '_')]
    [InlineData(70, '?')]
    [InlineData(132, '_')]
    [InlineData(150, '-')]
    [InlineData(153, '0')]
    [InlineData(170, 'x')]
    [InlineData(174, ' ')]
    public void A_damaged_entry_is_a_miss(int at, char instead)
    {
        byte[] entry = new IndexEntry(Output, 7816).Format(Action, 1732190000123456789);
        entry[at] = (byte)instead;
        Assert.Null(IndexEntry.Parse(entry, Action));
    }

    [Fact]
    public void A_short_and_a_long_entry_are_misses()
    {
        byte[] entry = new IndexEntry(Output, 7816).Format(Action, 1732190000123456789);
        Assert.Null(IndexEntry.Parse([], Action));
        Assert.Null(IndexEntry.Parse(entry.AsSpan(0, 174), Action));
        Assert.Null(IndexEntry.Parse([.. entry, (byte)'\n'], Action));
    }
}
