using System.Text;
using GoRun.Build.Cache.Program;
using GoRun.Platform;

namespace GoRun.Build.Tests.Cache.Program;

public sealed class CacheRequestWriterTests : IDisposable
{
    private readonly MemoryStream _sent = new();
    private readonly CacheRequestWriter _writer;

    public CacheRequestWriterTests()
    {
        _writer = new CacheRequestWriter(_sent);
    }

    public void Dispose() => _sent.Dispose();

    [Fact]
    public void A_request_is_an_object_and_an_empty_line()
    {
        byte[] id = new byte[ContentHash.Size];
        id.AsSpan().Fill(0xfb);
        _writer.Write(1, new CacheRequest(CacheRequest.Get) { ActionId = new ContentHash(id) });
        _writer.Write(2, new CacheRequest(CacheRequest.Close));
        Assert.Equal(
            "{\"ID\":1,\"Command\":\"get\",\"ActionID\":\"+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/s=\"}\n\n{\"ID\":2,\"Command\":\"close\"}\n\n",
            Sent());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    public void A_body_follows_as_one_string(int size)
    {
        byte[] body = new byte[size];
        new Random(1).NextBytes(body);
        var request = new CacheRequest(CacheRequest.Put)
        {
            ActionId = ContentHash.Of([]),
            OutputId = ContentHash.Of(body),
            BodySize = size,
            Body = () => new MemoryStream(body),
        };
        _writer.Write(3, request);
        string[] lines = Sent().Split('\n');
        Assert.Equal(size == 0 ? 3 : 4, lines.Length);
        Assert.Contains("\"OutputID\":\"", lines[0], StringComparison.Ordinal);
        Assert.Equal(size > 0, lines[0].Contains($"\"BodySize\":{size}", StringComparison.Ordinal));
        Assert.Equal("", lines[1]);
        if (size > 0) Assert.Equal($"\"{Convert.ToBase64String(body)}\"", lines[2]);
    }

    private string Sent() => Encoding.UTF8.GetString(_sent.ToArray());
}
