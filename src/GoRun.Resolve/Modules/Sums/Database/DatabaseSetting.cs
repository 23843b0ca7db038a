using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>What GOSUMDB says.</summary>
/// <param name="Key">Its name is the database's.</param>
/// <param name="Url">Where to ask, without asking proxies; empty for those, and then for <c>https://</c> and the name.</param>
internal sealed record DatabaseSetting(VerifierKey Key, string Url)
{
    private const string KnownName = "sum.golang.org";
    private const string KnownKey = KnownName + "+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

    /// <summary>Where Google's database is reached from mainland China; it has the same key.</summary>
    private const string KnownAlias = "sum.golang.google.cn";

    /// <summary>Reads <c>name+hash+key</c>, or the name alone of the database whose key go knows, with a URL or without.</summary>
    /// <exception cref="ModuleFetchException">It is <c>off</c>, or says nothing of use.</exception>
    public static DatabaseSetting Parse(string text)
    {
        if (text == "off") throw new ModuleFetchException("checksum database disabled by GOSUMDB=off");
        string[] words = text == KnownAlias
            ? [KnownName, "https://" + KnownAlias]
            : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) throw new ModuleFetchException("missing GOSUMDB");
        if (words.Length > 2) throw new ModuleFetchException("invalid GOSUMDB: too many fields");
        VerifierKey key = ParseKey(words[0] == KnownName ? KnownKey : words[0]);
        if (!IsHostAndPath(key.Name)) throw new ModuleFetchException($"invalid sumdb name (must be host[/path]): {key.Name}");
        if (words.Length == 2 && !words[1].Contains(':', StringComparison.Ordinal))
            throw new ModuleFetchException($"invalid GOSUMDB URL: {GoQuoting.Quote(words[1])} is no URL");
        return new DatabaseSetting(key, words.Length == 2 ? words[1] : "");
    }

    private static VerifierKey ParseKey(string text)
    {
        try
        {
            return VerifierKey.Parse(text);
        }
        catch (ModuleFetchException e)
        {
            throw new ModuleFetchException($"invalid GOSUMDB: {e.Message}");
        }
    }

    /// <summary>The name becomes a URL and the names of folders.</summary>
    private static bool IsHostAndPath(string name) =>
        !name.StartsWith('/') && !name.EndsWith('/') && !name.AsSpan().ContainsAny("?#@%\\") && !name.Split('/').Contains("..");
}
