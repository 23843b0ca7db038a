using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Web;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Testing.Proxy;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules.Web;

/// <summary>Against a server of this machine. Messages are those that the real go prints for the same server.</summary>
public sealed class WebClientTests : IDisposable
{
    private readonly ModuleFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void What_a_server_says_of_an_error_is_quoted()
    {
        Assert.Equal("reading {0}/x: 404 Not Found\n\tserver response: 404 page not found", Failure(_ => HttpReply.NotFound).Message);
        Assert.Equal(
            "reading {0}/x: 403 Forbidden\n\tserver response:\n\tone\n\ttwo",
            Failure(_ => HttpReply.Error(403, "one\ntwo\n\nthree")).Message);
        Assert.Equal("reading {0}/x: 403 Forbidden", Failure(_ => HttpReply.Error(403, "\x1b[31mred")).Message);
        Assert.Equal("reading {0}/x: 403 Forbidden", Failure(_ => new HttpReply(403, "text/html", "<p>"u8.ToArray())).Message);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(403, false)]
    public void Nobody_asks_twice_for_what_was_refused(int status, bool notFound)
    {
        int requests = 0;
        WebFault failure = Failure(_ => Count(ref requests, HttpReply.Empty(status)));
        Assert.Equal(notFound, failure.NotFound);
        Assert.Equal(1, requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void A_server_without_time_is_asked_three_times(int status)
    {
        int requests = 0;
        Failure(_ => Count(ref requests, HttpReply.Empty(status)));
        Assert.Equal(3, requests);
        requests = 0;
        using LoopbackServer server = LoopbackServer.Start(_ => Count(ref requests, HttpReply.Text("yes"), requests == 0 ? HttpReply.Empty(status) : null));
        Assert.Equal("yes"u8, Client().GetBytes(GoUrl.Parse($"http://{server.Address}/x"), 100));
        Assert.Equal(2, requests);
    }

    [Fact]
    public void Redirections_end_after_ten()
    {
        int requests = 0;
        string message = Failure(_ => Count(ref requests, HttpReply.Redirect("/x"))).Message;
        Assert.Equal("Get \"{0}/x\": stopped after 10 redirects", message);
        Assert.Equal(10, requests);
    }

    [Fact]
    public void A_redirection_does_not_leave_encryption()
    {
        WebClient client = Client(new FakeServer(_ => FakeServer.Redirect("http://example.org/y")));
        WebFault failure = Assert.Throws<WebFault>(() => client.GetBytes(GoUrl.Parse("https://example.org/x"), 100));
        Assert.Equal(
            "Get \"http://example.org/y\": redirected from secure URL https://example.org/x to insecure URL http://example.org/y",
            failure.Message);
    }

    [Fact]
    public void An_answer_that_is_too_large_is_left() =>
        Assert.Equal("reading {0}/x: answer too large (limit is 100 bytes)", Failure(_ => HttpReply.Bytes(new byte[101])).Message);

    [Fact]
    public void A_connection_that_is_refused_says_so()
    {
        LoopbackServer server = LoopbackServer.Start(_ => HttpReply.NotFound);
        server.Dispose();
        WebFault failure = Assert.Throws<WebFault>(() => Client().GetBytes(GoUrl.Parse($"http://{server.Address}/x"), 100));
        Assert.Equal($"Get \"http://{server.Address}/x\": dial tcp {server.Address}: connect: connection refused", failure.Message);
    }

    [Fact]
    public void A_server_that_falls_silent_is_given_up()
    {
        WebClient mute = Client(new FakeServer(async (_, token) => await FakeServer.Never(token)), HastyClock.ForStalls);
        WebFault failure = Assert.Throws<WebFault>(() => mute.GetBytes(GoUrl.Parse("http://example.org/x"), 100));
        Assert.Equal("Get \"http://example.org/x\": no answer for 180 seconds", failure.Message);

        WebClient stalling = Client(new FakeServer(_ => FakeServer.Stalling()), HastyClock.ForStalls);
        failure = Assert.Throws<WebFault>(() => stalling.GetBytes(GoUrl.Parse("http://example.org/x"), 100));
        Assert.Equal("read \"http://example.org/x\": no answer for 30 seconds", failure.Message);
    }

    [Theory]
    [InlineData("http://u:secret@127.0.0.1/x", "refusing to pass credentials to insecure URL: http://u:xxxxx@127.0.0.1/x")]
    [InlineData("ftp://example.org/x", "unsupported scheme: ftp://example.org/x")]
    [InlineData("file://example.org/x", "file URL specifies non-local host")]
    [InlineData("file:///no/such/file", "reading file:///no/such/file: no such file or directory")]
    public void Some_urls_are_not_read(string url, string message) =>
        Assert.Equal(message, Assert.Throws<WebFault>(() => Client().GetBytes(GoUrl.Parse(url), 100)).Message);

    private WebFault Failure(Func<string, HttpReply> answer)
    {
        using LoopbackServer server = LoopbackServer.Start(answer);
        string url = $"http://{server.Address}";
        WebFault failure = Assert.Throws<WebFault>(() => Client().GetBytes(GoUrl.Parse(url + "/x"), 100));
        return new WebFault(failure.Message.Replace(url, "{0}", StringComparison.Ordinal), failure.NotFound);
    }

    private static HttpReply Count(ref int requests, HttpReply reply, HttpReply? instead = null)
    {
        Interlocked.Increment(ref requests);
        return instead ?? reply;
    }

    private WebClient Client() => new(_fixture.Context(Goroots.Newest, new BuildFlags(), HastyClock.ForPauses, TextWriter.Null));

    private WebClient Client(FakeServer server, TimeProvider? clock = null) =>
        new(_fixture.Context(Goroots.Newest, new BuildFlags(), clock ?? HastyClock.ForPauses, TextWriter.Null), _ => server);
}
