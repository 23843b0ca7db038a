using GoRun.Testing;

namespace GoRun.Platform.Tests;

public sealed class KeyedRecordFileTests : IDisposable
{
    private const int Plenty = 1 << 20;

    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _header = "header 1"u8.ToArray();

    private string File => _folder["records"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_records_with_one_key_the_last_counts()
    {
        Add((1, "one"), (2, "two"));
        Add((1, "one again"), (3, ""));
        Assert.Equal("one again", Find(1));
        Assert.Equal("two", Find(2));
        Assert.Equal("", Find(3));
        Assert.Equal("", Find(4));
    }

    [Fact]
    public void Runs_that_began_together_add_to_what_each_other_has_added()
    {
        Add((1, "one"));
        KeyedRecordFile first = Open();
        KeyedRecordFile second = Open();
        first.Add([Record(2, "two")], Plenty);
        second.Add([Record(3, "three")], Plenty);
        Assert.Equal(["one", "two", "three"], new[] { Find(1), Find(2), Find(3) });
    }

    [Fact]
    public void A_file_with_another_header_is_none_and_is_replaced()
    {
        Add((1, "one"));
        _header[^1] = (byte)'2';
        Assert.Equal("", Find(1));
        Add((2, "two"));
        Assert.Equal("two", Find(2));
        _header[^1] = (byte)'1';
        Assert.Equal("", Find(2));
    }

    [Fact]
    public void What_is_out_of_date_goes_when_there_is_much_of_it()
    {
        string content = new('x', 10_000);
        for (int i = 0; i < 100; i++) Add((1, content + i), ((ulong)i + 2, "kept"));
        Assert.InRange(new FileInfo(File).Length, 10_000, 200_000);
        Assert.Equal(content + "99", Find(1));
        Assert.Equal("kept", Find(2));
        Assert.Equal("kept", Find(101));
    }

    [Fact]
    public void Beyond_the_limit_the_oldest_are_forgotten()
    {
        string content = new('x', 1000);
        for (ulong key = 1; key <= 50; key++)
        {
            Open().Add([Record(key, content)], 10_000);
            Assert.InRange(new FileInfo(File).Length, 1000, 10_000);
            Assert.Equal(content, Find(key));
        }

        Assert.Equal("", Find(1));
        Assert.Equal(content, Find(49));
        Open().Add([Record(51, new string('x', 20_000))], 10_000);
        Assert.Equal("", Find(51));
        Assert.Equal(content, Find(50));
    }

    private static (ulong Key, byte[] Content) Record(ulong key, string content) => (key, System.Text.Encoding.ASCII.GetBytes(content));

    private KeyedRecordFile Open() => KeyedRecordFile.Open(File, _header);

    private void Add(params (ulong Key, string Content)[] records) => Open().Add([.. records.Select(r => Record(r.Key, r.Content))], Plenty);

    private string Find(ulong key) => System.Text.Encoding.ASCII.GetString(Open().Find(key));
}
