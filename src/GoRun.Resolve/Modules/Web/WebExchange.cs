using System.Globalization;
using System.Net;
using GoRun.Resolve.Modules.Web.Authorization;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Web;

/// <summary>One request and its answer, redirections and GOAUTH included. Thread-safe.</summary>
internal sealed class WebExchange : IDisposable
{
    private const int MostRedirections = 10;
    private const string UserAgent = "GoCommand/1 (+https://go.dev/cmd/go)";

    private readonly ModuleContext _context;
    private readonly WebPatience _patience;
    private readonly GoAuth _auth;
    private readonly HttpClient _client;

    public WebExchange(ModuleContext context, HttpMessageHandler handler, WebPatience patience, GoAuth auth)
    {
        _context = context;
        _patience = patience;
        _auth = auth;
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
            using HttpResponseMessage answer = url.Scheme == "https" ? FollowAsUser(url) : Follow(url, []);
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

    /// <summary>Asks again, with what GOAUTH has to say of this URL, where a first request is refused.</summary>
    private HttpResponseMessage FollowAsUser(GoUrl url)
    {
        HttpResponseMessage first = Follow(url, _auth.Find(url));
        if ((int)first.StatusCode is < 400 or >= 500) return first;
        using HttpResponseMessage refusal = first;
        HttpResponseMessage second = Follow(url, _auth.FindAfterRefusal(url, refusal));
        _auth.Report(url, (int)second.StatusCode);
        return second;
    }

    private HttpResponseMessage Follow(GoUrl url, Headers headers)
    {
        GoUrl at = url;
        for (int redirections = 0; ; redirections++)
        {
            HttpResponseMessage answer = Send(at, headers);
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
            // A password is for the host that it was meant for.
            if (target.Host != url.Host && !target.Host.EndsWith("." + url.Host, StringComparison.Ordinal))
                headers = [.. headers.Where(h => !h.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase))];
            at = target;
        }
    }

    private HttpResponseMessage Send(GoUrl url, Headers headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url.ToString());
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        foreach ((string name, string value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (url.User is { } user && !request.Headers.Contains("Authorization"))
            request.Headers.TryAddWithoutValidation("Authorization", BasicAuthorization.Header(user, url.Password ?? ""));
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
