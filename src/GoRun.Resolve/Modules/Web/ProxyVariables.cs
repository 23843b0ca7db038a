using System.Net;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Web;

/// <summary>
/// HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in lower case too, as Go reads them (golang.org/x/net/http/httpproxy): this machine itself is never
/// asked through a proxy.
/// </summary>
internal sealed class ProxyVariables : IWebProxy
{
    private readonly Uri? _http;
    private readonly Uri? _https;
    private readonly string[] _exceptions;

    public ProxyVariables(HostEnvironment host)
    {
        // A CGI program's HTTP_PROXY may come from whoever sent the request.
        _http = host.Variable("REQUEST_METHOD").Length > 0 ? null : Parse(Either("HTTP_PROXY"));
        _https = Parse(Either("HTTPS_PROXY"));
        _exceptions = Either("NO_PROXY").ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        string Either(string name) => host.Variable(name) is { Length: > 0 } value ? value : host.Variable(name.ToLowerInvariant());
    }

    public ICredentials? Credentials { get; set; }

    /// <summary>Whether there is anything to ask this for.</summary>
    public bool IsUsed => _http is not null || _https is not null;

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : Of(destination);

    public bool IsBypassed(Uri host) => Of(host) is null || IsExcepted(host.IdnHost.ToLowerInvariant(), host.Port);

    private Uri? Of(Uri destination) => destination.Scheme == Uri.UriSchemeHttps ? _https : _http;

    private bool IsExcepted(string host, int port)
    {
        bool isAddress = IPAddress.TryParse(host, out IPAddress? address);
        if (host == "localhost" || (isAddress && IPAddress.IsLoopback(address!))) return true;
        foreach (string entry in _exceptions)
        {
            if (entry == "*") return true;
            if (IPNetwork.TryParse(entry, out IPNetwork network))
            {
                if (isAddress && network.BaseAddress.AddressFamily == address!.AddressFamily && network.Contains(address)) return true;
                continue;
            }

            string pattern = WithoutPort(entry, out int onlyPort);
            if (onlyPort != 0 && onlyPort != port) continue;
            if (IPAddress.TryParse(pattern, out IPAddress? one))
            {
                if (isAddress && one.Equals(address)) return true;
                continue;
            }

            // "*.example.com" and ".example.com" mean what is below it, "example.com" itself too.
            if (pattern.StartsWith("*.", StringComparison.Ordinal)) pattern = pattern[1..];
            bool itself = !pattern.StartsWith('.');
            if (host.EndsWith(itself ? "." + pattern : pattern, StringComparison.Ordinal) || (itself && host == pattern)) return true;
        }

        return false;
    }

    private static string WithoutPort(string entry, out int port)
    {
        port = 0;
        int colon = entry.LastIndexOf(':');
        bool hasPort = colon >= 0 && (entry.IndexOf(':', StringComparison.Ordinal) == colon || entry[colon - 1] == ']')
            && int.TryParse(entry.AsSpan(colon + 1), out port);
        return (hasPort ? entry[..colon] : entry).Trim('[', ']');
    }

    private static Uri? Parse(string text)
    {
        if (text.Length == 0) return null;
        string url = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        return Uri.TryCreate(url, UriKind.Absolute, out Uri? proxy) ? proxy : null;
    }
}
