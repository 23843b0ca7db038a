using System.Collections.Concurrent;

namespace GoRun.Resolve.Modules.Web.Authorization;

/// <summary>Headers for all URLs that begin with a prefix, at a slash. Thread-safe.</summary>
internal sealed class CredentialStore
{
    private readonly ConcurrentDictionary<string, Headers> _byPrefix = new(StringComparer.Ordinal);

    /// <param name="prefix">A machine, with or without a path, with or without <c>https://</c>.</param>
    /// <param name="headers">None takes away what was there.</param>
    public void Set(string prefix, Headers headers)
    {
        if (headers.IsEmpty) _byPrefix.TryRemove(Key(prefix), out _);
        else _byPrefix[Key(prefix)] = headers;
    }

    /// <summary>The headers of the longest prefix; empty where there is none.</summary>
    public Headers Find(string url)
    {
        string prefix = Key(url);
        while (true)
        {
            if (_byPrefix.TryGetValue(prefix, out Headers headers)) return headers;
            int slash = prefix.LastIndexOf('/');
            if (slash < 0) return [];
            prefix = prefix[..slash];
        }
    }

    private static string Key(string url)
    {
        const string scheme = "https://";
        string key = url.StartsWith(scheme, StringComparison.Ordinal) ? url[scheme.Length..] : url;
        return key.EndsWith('/') ? key[..^1] : key;
    }
}
