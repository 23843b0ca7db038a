using System.Text;
using GoRun.Build.Cache.Program;

namespace GoRun.Build.Tests.Cache.Program;

public sealed class CacheAnswerReaderTests
{
    [Fact]
    public void Answers_come_in_any_layout_and_in_any_pieces()
    {
        string text = """
            {"ID":0,"KnownCommands":["get","put"]}{"ID":7,
              "outputid": "AQID", "Size": 3, "Later": {"a": [1]},
              "DiskPath": "/a \"b\""}
            {"ID":8,"Miss":true} {"ID":9,"Err":"no","DiskPath":null} null
            """;
        foreach (int piece in (int[])[1, 7, 10_000])
        {
            var reader = new CacheAnswerReader(new PieceStream(Encoding.UTF8.GetBytes(text), piece));
            Assert.Equal(["get", "put"], reader.Next()!.KnownCommands.AsEnumerable());
            CacheAnswer found = reader.Next()!;
            Assert.Equal((7, 3, "/a \"b\"", false, ""), (found.Id, found.Size, found.DiskPath, found.Miss, found.Error));
            Assert.Equal([1, 2, 3], found.OutputId.AsSpan().ToArray());
            Assert.True(reader.Next()!.Miss);
            Assert.Equal("no", reader.Next()!.Error);
            Assert.Equal(0, reader.Next()!.Id);
            Assert.Null(reader.Next());
        }
    }

    [Fact]
    public void A_long_answer_is_read_whole()
    {
        string path = new('x', 100_000);
        var reader = new CacheAnswerReader(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"ID":1,"DiskPath":"{{path}}"}""")));
        Assert.Equal(path, reader.Next()!.DiskPath);
    }

    [Theory]
    [InlineData("hello", "invalid character 'h' looking for beginning of value")]
    [InlineData("{\"ID\":1", "unexpected EOF")]
    [InlineData("{\"ID\":}", "malformed JSON")]
    [InlineData("[]", "json: cannot unmarshal array into Go value of type cacheprog.Response")]
    [InlineData("{\"ID\":\"1\"}", "json: cannot unmarshal string into Go struct field Response.ID of type int64")]
    [InlineData("{\"Miss\":1}", "json: cannot unmarshal number into Go struct field Response.Miss of type bool")]
    [InlineData("{\"DiskPath\":true}", "json: cannot unmarshal bool into Go struct field Response.DiskPath of type string")]
    [InlineData("{\"KnownCommands\":{}}", "json: cannot unmarshal object into Go struct field Response.KnownCommands of type []cacheprog.Cmd")]
    [InlineData("{\"OutputID\":\"?\"}", "illegal base64 data")]
    public void What_is_no_answer_is_said(string text, string message)
    {
        var reader = new CacheAnswerReader(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(message, Assert.Throws<FormatException>(() => reader.Next()).Message);
    }

    private sealed class PieceStream(byte[] content, int piece) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
