using System.Net;

namespace GoRun.Resolve.Tests.Modules.Web;

/// <summary>Stands where the network would be: for HTTPS, and for what a server of this machine cannot do.</summary>
internal sealed class FakeServer(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    internal FakeServer(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    internal static HttpResponseMessage Reply(int status, string body = "") =>
        new((HttpStatusCode)status) { Content = new StringContent(body) };

    internal static HttpResponseMessage Redirect(string url)
    {
        HttpResponseMessage reply = Reply(302);
        reply.Headers.Location = new Uri(url);
        return reply;
    }

    /// <summary>An answer with a head and no body.</summary>
    internal static HttpResponseMessage Stalling() => new(HttpStatusCode.OK) { Content = new StreamContent(new SilentStream()) };

    internal static async Task<HttpResponseMessage> Never(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return Reply(200);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        answer(request, cancellationToken);

    private sealed class SilentStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
