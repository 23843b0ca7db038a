using System.Net;
using GoRun.Platform;
using GoRun.Resolve.Modules.Web.Authorization;

namespace GoRun.Resolve.Modules.Web;

/// <summary>
/// Reads what is behind URLs, for everything in Modules/ that asks the network (cmd/go/internal/web). Differs from go in two points: a fault
/// that may be gone the next time is tried again, and a server that falls silent ends in an error. Blocks the calling thread. Thread-safe.
/// </summary>
internal sealed class WebClient : IDisposable
{
    /// <summary>Times that a URL is tried, and what is waited in between: short, because a user is waiting too.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(400)];

    /// <summary>A fault that took longer than this to come is not worth another wait.</summary>
    private static readonly TimeSpan WorthRepeating = TimeSpan.FromSeconds(10);

    private readonly ModuleContext _context;
    private readonly WebPatience _patience;
    private readonly Lazy<WebExchange> _secure;
    private readonly Lazy<WebExchange> _insecure;

    public WebClient(ModuleContext context)
        : this(context, verified => MakeHandler(context.Host, verified))
    {
    }

    /// <param name="handler">Makes what sends requests; false asks for one that trusts every certificate.</param>
    internal WebClient(ModuleContext context, Func<bool, HttpMessageHandler> handler)
    {
        _context = context;
        _patience = new WebPatience(context.Host.Clock, context.Cancellation);
        var auth = new GoAuth(context);
        _secure = new Lazy<WebExchange>(() => new WebExchange(context, handler(true), _patience, auth));
        _insecure = new Lazy<WebExchange>(() => new WebExchange(context, handler(false), _patience, auth));
    }

    /// <summary>The content of a URL.</summary>
    /// <param name="limit">The most bytes there may be.</param>
    /// <exception cref="WebFault">The answer is not 200, or there is none.</exception>
    public byte[] GetBytes(GoUrl url, long limit) => Get(url, r => r.ReadAll(limit));

    /// <summary>Uses the answer to a GET, if it is 200; from its start again where it breaks off.</summary>
    /// <param name="use">To be run with each attempt.</param>
    /// <exception cref="WebFault">The answer is not 200, or there is none.</exception>
    public T Get<T>(GoUrl url, Func<WebResponse, T> use) =>
        Get(url, WebSecurity.Default, r => r.StatusCode == 200 ? use(r) : throw ErrorDetail.Describe(r));

    /// <summary>As above; the answer may have any status, which is for <paramref name="use"/> to judge.</summary>
    /// <param name="url">Without a scheme: HTTPS, and HTTP too where <paramref name="security"/> allows.</param>
    /// <exception cref="WebFault">There is no answer, or the URL may not be used.</exception>
    public T Get<T>(GoUrl url, WebSecurity security, Func<WebResponse, T> use)
    {
        if (url.Scheme == "file") return FileUrl.Read(url, use);
        if (_context.Flags.Offline) throw new WebFault($"reading {url.Redacted}: the network may not be used (-offline)");
        if (url.Scheme is "" or "https")
        {
            try
            {
                // Where plain HTTP may do, a server without HTTPS is not waited for.
                bool isOnlyWay = url.Scheme.Length > 0 || security != WebSecurity.Insecure;
                return GetRepeatedly(url with { Scheme = "https" }, security, use, isOnlyWay ? Pauses : []);
            }
            catch (WebFault) when (url.Scheme.Length == 0 && security == WebSecurity.Insecure)
            {
            }
        }
        else if (url.Scheme != "http")
        {
            throw new WebFault($"unsupported scheme: {url.Redacted}");
        }
        else if (security == WebSecurity.SecureOnly)
        {
            throw new WebFault($"insecure URL: {url.Redacted}");
        }

        GoUrl plain = url with { Scheme = "http" };
        if (plain.User is not null && security != WebSecurity.Insecure)
            throw new WebFault($"refusing to pass credentials to insecure URL: {plain.Redacted}");
        return GetRepeatedly(plain, security, use, Pauses);
    }

    public void Dispose()
    {
        if (_secure.IsValueCreated) _secure.Value.Dispose();
        if (_insecure.IsValueCreated) _insecure.Value.Dispose();
    }

    private T GetRepeatedly<T>(GoUrl url, WebSecurity security, Func<WebResponse, T> use, ReadOnlySpan<TimeSpan> pauses)
    {
        bool trusting = security == WebSecurity.Insecure && url.Scheme == "https";
        WebExchange exchange = (trusting ? _insecure : _secure).Value;
        for (int failures = 0; ; failures++)
        {
            long start = _context.Host.Clock.GetTimestamp();
            try
            {
                return exchange.Get(url, use, isLast: failures == pauses.Length);
            }
            catch (WebFault e) when (e.Transient && failures < pauses.Length && _context.Host.Clock.GetElapsedTime(start) < WorthRepeating)
            {
                _patience.Pause(pauses[failures]);
            }
        }
    }

    private static SocketsHttpHandler MakeHandler(HostEnvironment host, bool verified)
    {
        var proxy = new ProxyVariables(host);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectCallback = static (connection, cancellation) => Dialer.Connect(connection.DnsEndPoint, cancellation),
            Proxy = proxy,
            UseProxy = proxy.IsUsed,
            UseCookies = false,
        };
#pragma warning disable CA5359 // This is what GOINSECURE asks for.
        handler.SslOptions.RemoteCertificateValidationCallback = verified
            ? (connection, certificate, _, errors) => new CertificateCheck(host.Clock).Accept(connection, certificate, errors)
            : static (_, _, _, _) => true;
#pragma warning restore CA5359
        return handler;
    }
}
