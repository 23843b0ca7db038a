using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace GoRun.Testing.Proxy;

/// <summary>
/// As much of an HTTP/1.1 server as the go command needs, on a free port of the loopback interface: GET only, connections are kept
/// open, headers of requests are ignored. .NET's own small server cannot choose a free port.
/// </summary>
public sealed partial class LoopbackServer : IDisposable
{
    private const int LongestRequest = 64 * 1024;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<string> requests = new();
    private readonly Func<string, HttpReply> answer;
    private readonly TimeSpan latency;
    private readonly X509Certificate2? certificate;
    private bool disposed;

    private LoopbackServer(Func<string, HttpReply> answer, TimeSpan latency, X509Certificate2? certificate)
    {
        this.certificate = certificate;
        this.latency = latency;
        this.answer = answer;
        listener.Start();
        Address = listener.LocalEndpoint.ToString()!;
        _ = Accept();
    }

    /// <summary>Host and port: <c>127.0.0.1:4711</c>.</summary>
    public string Address { get; }

    /// <summary>The paths that were asked for until now, oldest first.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    /// <param name="answer">From a path (unescaped, without the query) to the reply; called on many threads at once.</param>
    /// <param name="latency">How long each answer waits, as if the server were far away.</param>
    public static LoopbackServer Start(Func<string, HttpReply> answer, TimeSpan latency = default) => new(answer, latency, null);

    /// <summary>One behind TLS.</summary>
    /// <param name="certificate">With its private key.</param>
    public static LoopbackServer StartSecure(Func<string, HttpReply> answer, X509Certificate2 certificate) => new(answer, default, certificate);

    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Accept()
    {
        CancellationToken stopped = stop.Token;
        while (!stopped.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync(stopped);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(() => Converse(client, stopped), stopped);
        }
    }

    private async Task Converse(TcpClient client, CancellationToken stopped)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                using Stream stream = await Open(client, stopped);
                using var reader = new StreamReader(stream, Encoding.Latin1);
                while (await ReadRequest(reader, stopped) is { } target)
                {
                    if (latency > TimeSpan.Zero)
                        await Task.Delay(latency, stopped);
                    HttpReply reply = Answer(target);
                    await stream.WriteAsync(Format(reply), stopped);
                    if (reply.StallsAfter is not null)
                        await Task.Delay(Timeout.Infinite, stopped);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or AuthenticationException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task<Stream> Open(TcpClient client, CancellationToken stopped)
    {
        if (certificate is null)
            return client.GetStream();
        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopped);
        return secure;
    }

    // The target of the request line, once its headers have been read too; null at the end of the connection.
    private static async Task<string?> ReadRequest(StreamReader reader, CancellationToken stopped)
    {
        if (await reader.ReadLineAsync(stopped) is not { } line)
            return null;
        string[] words = line.Split(' ');
        int length = line.Length;
        while (await reader.ReadLineAsync(stopped) is { Length: > 0 } header)
            length += header.Length;
        return words is ["GET", var target, "HTTP/1.1"] && length < LongestRequest ? target : null;
    }

    private HttpReply Answer(string target)
    {
        string path = Uri.UnescapeDataString(target.Split('?')[0]);
        requests.Enqueue(path);
        try
        {
            return answer(path);
        }
#pragma warning disable CA1031 // Whatever went wrong shows in the output of the command that asked.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return HttpReply.Error(500, e.ToString());
        }
    }

    private static byte[] Format(HttpReply reply)
    {
        var head = new StringBuilder($"HTTP/1.1 {reply.Status} {Phrase(reply.Status)}\r\nContent-Length: {reply.Body.Length}\r\n");
        if (reply.ContentType.Length > 0)
            head.Append("Content-Type: ").Append(reply.ContentType).Append("\r\n");
        if (reply.Location.Length > 0)
            head.Append("Location: ").Append(reply.Location).Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. reply.Body.Span[..(reply.StallsAfter ?? reply.Body.Length)]];
    }

    // The go command prints it: "Not Found", which .NET calls NotFound.
    private static string Phrase(int status) => WordEnd().Replace(((HttpStatusCode)status).ToString(), " ");

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordEnd();
}
