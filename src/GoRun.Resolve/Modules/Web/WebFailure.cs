using System.Net.Sockets;
using System.Security.Authentication;

namespace GoRun.Resolve.Modules.Web;

/// <summary>Go's words for what .NET throws when a request fails.</summary>
internal static class WebFailure
{
    /// <summary>A request that got no answer.</summary>
    public static string OfRequest(HttpRequestException failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case DialException dial: return dial.Message;
                case CertificateException certificate: return "tls: " + certificate.Message;
                case AuthenticationException tls: return "tls: " + LowerCase(tls.Message);
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }: return "EOF";
                case SocketException socket: return Of(socket);
            }
        }

        return failure.HttpRequestError == HttpRequestError.InvalidResponse
            ? "net/http: HTTP/1.x transport connection broken: malformed HTTP response"
            : LowerCase(failure.Message);
    }

    /// <summary>An answer that broke off.</summary>
    public static string OfBody(Exception failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }: return "unexpected EOF";
                case SocketException socket: return Of(socket);
            }
        }

        return LowerCase(failure.Message);
    }

    public static string Of(SocketException failure) => failure.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "connect: connection refused",
        SocketError.ConnectionReset => "connection reset by peer",
        SocketError.TimedOut => "connect: connection timed out",
        SocketError.HostUnreachable => "connect: no route to host",
        SocketError.NetworkUnreachable => "connect: network is unreachable",
        SocketError.HostNotFound or SocketError.NoData => "no such host",
        SocketError.TryAgain => "server misbehaving",
        _ => LowerCase(failure.Message),
    };

    private static string LowerCase(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..].TrimEnd('.');
}

/// <summary>No connection came about; the message is go's (net.OpError).</summary>
internal sealed class DialException(string message) : IOException(message);
