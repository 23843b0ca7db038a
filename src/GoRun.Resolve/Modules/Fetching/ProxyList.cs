using System.Collections.Immutable;

namespace GoRun.Resolve.Modules.Fetching;

/// <summary>One entry of the GOPROXY list.</summary>
/// <param name="Url">A URL, or <c>off</c>, <c>direct</c> or <c>noproxy</c>.</param>
/// <param name="FallBackOnError">The next is asked after any failure, not only where this one says that there is no such thing.</param>
internal readonly record struct ProxyEntry(string Url, bool FallBackOnError);

/// <summary>Reads GOPROXY (go.dev/ref/mod#environment-variables, cmd/go/internal/modfetch, proxyList).</summary>
internal static class ProxyList
{
    /// <param name="noProxy">GONOPROXY: where it is not empty, <c>noproxy</c> comes first.</param>
    /// <exception cref="ModuleFetchException">There is nothing in the list, or something that is no URL.</exception>
    public static ImmutableArray<ProxyEntry> Read(string setting, string noProxy)
    {
        var entries = ImmutableArray.CreateBuilder<ProxyEntry>();
        if (noProxy.Length > 0 && setting != "direct") entries.Add(new ProxyEntry("noproxy", false));
        int reserved = entries.Count;
        for (int start = 0; start < setting.Length;)
        {
            int length = setting.AsSpan(start).IndexOfAny(',', '|');
            int end = length < 0 ? setting.Length : start + length;
            string url = setting[start..end].Trim();
            bool always = end < setting.Length && setting[end] == '|';
            start = end + 1;
            if (url.Length == 0) continue;

            // Nothing comes after these two.
            if (url is "off" or "direct")
            {
                entries.Add(new ProxyEntry(url, false));
                break;
            }

            bool isHost = url.AsSpan().IndexOfAny('.', ':', '/') >= 0 && !url.Contains(":/", StringComparison.Ordinal) && !url.StartsWith('/');
            if (isHost) url = "https://" + url;
            ProxyRepository.CheckProxy(url);
            entries.Add(new ProxyEntry(url, always));
        }

        return entries.Count > reserved
            ? entries.DrainToImmutable()
            : throw new ModuleFetchException("GOPROXY list is not the empty string, but contains no entries") { StandsAlone = true };
    }
}
