using System.Buffers;
using System.Collections.Immutable;

namespace GoRun.Resolve.Modules.Web.Authorization;

/// <summary>
/// What a command of GOAUTH prints (<c>go help goauth</c>): any number of sets of URLs, an empty line, headers for them, an empty line.
/// </summary>
internal static class CommandOutput
{
    private static readonly SearchValues<char> NameChars =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <exception cref="FormatException">It is not like that; go's words.</exception>
    public static ImmutableArray<(string Prefix, Headers Headers)> Parse(string text)
    {
        var credentials = ImmutableArray.CreateBuilder<(string, Headers)>();
        while (text.Length > 0)
        {
            var urls = new List<string>();
            while (NextLine(ref text, "URLs") is { Length: > 0 } line) urls.Add(CheckUrl(line));
            var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
            while (NextLine(ref text, "headers") is { Length: > 0 } line) headers.Add(Header(line));
            Headers all = headers.DrainToImmutable();
            foreach (string url in urls) credentials.Add((url, all));
        }

        return credentials.DrainToImmutable();
    }

    private static string NextLine(ref string text, string what)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0) throw new FormatException($"invalid format: missing empty line after {what}");
        string line = text[..end];
        text = text[(end + 1)..];
        return line;
    }

    private static string CheckUrl(string line)
    {
        bool isRequest = line.StartsWith('/') || line.Contains("://", StringComparison.Ordinal);
        return isRequest ? line : throw new FormatException($"could not parse URL {line}: parse \"{line}\": invalid URI for request");
    }

    private static KeyValuePair<string, string> Header(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0 || line.AsSpan(0, colon).ContainsAnyExcept(NameChars) || line.Any(c => c is < ' ' and not '\t' or '\x7f'))
            throw new FormatException("invalid format: invalid header line");
        return new KeyValuePair<string, string>(line[..colon], line[(colon + 2)..].Trim());
    }
}
