using System.Globalization;
using System.Net;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Web;

/// <summary>One request and its answer, redirections and GOAUTH included. Thread-safe.</summary>
internal sealed class WebExchange : IDisposable
{
    private const int MostRedirections = 10;
    private const string UserAgent = "GoCommand/1 (+https://go.dev/cmd/go)";

    private readonly ModuleContext _context;
    private readonly WebPatience _patience;
    private readonly HttpClient _client;

    public WebExchange(ModuleContext context, HttpMessageHandler handler, WebPatience patience)
    {
        _context = context;
        _patience = patience;
        _client = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
    }

    /// <param name="isLast">There will be no other attempt, so that any answer is one.</param>
    /// <exception cref="WebFault">There is no answer, or one that breaks off.</exception>
    public T Get<T>(GoUrl url, Func<WebResponse, T> use, bool isLast)
    {
        Trace($"# get {url.Redacted}");
        long start = _context.Host.Clock.GetTimestamp();
        try
        {
            using HttpResponseMessage answer = Follow(url);
            string status = Describe(answer);
            double seconds = _context.Host.Clock.GetElapsedTime(start).TotalSeconds;
            Trace(string.Create(CultureInfo.InvariantCulture, $"# get {url.Redacted}: {status} ({seconds:0.000}s)"));
            if (!isLast && (int)answer.StatusCode is 429 or 500 or 502 or 503 or 504)
                throw new WebFault($"reading {url.Redacted}: {status}") { Transient = true };
            return use(new WebResponse
            {
                Url = url.Redacted,
                StatusCode = (int)answer.StatusCode,
                Status = status,
                ContentType = answer.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type) ? type.ToString() : "",
                Length = answer.Content.Headers.ContentLength,
                Body = new PatientStream(answer.Content.ReadAsStream(_context.Cancellation), url.Redacted, _patience),
            });
        }
        catch (RequestException e)
        {
            Trace($"# get {url.Redacted}: {e.Message}");
            throw new WebFault(e.Message) { Transient = e.Transient };
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpResponseMessage Follow(GoUrl url)
    {
        GoUrl at = url;
        for (int redirections = 0; ; redirections++)
        {
            HttpResponseMessage answer = Send(at, withUser: true);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location) return answer;
            answer.Dispose();
            if (!Uri.TryCreate(new Uri(at.ToString()), location, out Uri? next))
                throw Failed(at, $"failed to parse Location header {GoQuoting.Quote(location.OriginalString)}");
            GoUrl target = GoUrl.Parse(next.AbsoluteUri);
            if (url.Scheme == "https" && target.Scheme != "https")
                throw Failed(target, $"redirected from secure URL {at.Redacted} to insecure URL {target.Redacted}");
            if (redirections + 1 >= MostRedirections) throw Failed(target, $"stopped after {MostRedirections} redirects");
            if (target.Scheme is not ("http" or "https"))
                throw Failed(target, $"unsupported protocol scheme {GoQuoting.Quote(target.Scheme)}");
            at = target;
        }
    }

    private HttpResponseMessage Send(GoUrl url, bool withUser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url.ToString());
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (withUser && url.User is { } user) BasicAuthorization.Add(request, user, url.Password ?? "");
        try
        {
            return _patience.WaitForAnswer(token => _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token));
        }
        catch (TimeoutException e)
        {
            throw Failed(url, e.Message);
        }
        catch (HttpRequestException e)
        {
            string text = WebFailure.OfRequest(e);
            throw Failed(url, text, transient: IsTransient(e, text));
        }
    }

    /// <summary>What a second attempt may mend: not a name that is unknown, nor a certificate that is wrong.</summary>
    private static bool IsTransient(HttpRequestException failure, string text) =>
        failure.HttpRequestError is not (HttpRequestError.SecureConnectionError or HttpRequestError.NameResolutionError)
        && !text.EndsWith(": no such host", StringComparison.Ordinal);

    private void Trace(string line)
    {
        if (_context.Flags.PrintCommands) _context.Notices.Line(line);
    }

    private static string Describe(HttpResponseMessage answer)
    {
        var code = (int)answer.StatusCode;
        return string.Create(CultureInfo.InvariantCulture, $"{code} {answer.ReasonPhrase}");
    }

    private static RequestException Failed(GoUrl url, string text, bool transient = false) =>
        new($"Get {GoQuoting.Quote(url.Redacted)}: {text}", transient);

    private sealed class RequestException(string message, bool transient) : Exception(message)
    {
        public bool Transient { get; } = transient;
    }
}
