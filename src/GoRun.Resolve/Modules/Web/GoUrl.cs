using System.Text;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Web;

/// <summary>
/// A URL as Go's net/url keeps and prints it: <see cref="Uri"/> would spell some of them otherwise (<c>!</c> for <c>%21</c>), and both messages
/// and what servers see would differ.
/// </summary>
internal sealed record GoUrl
{
    private const string PlainInPath = "-_.~$&+,/:;=@";

    /// <summary>Lower case; empty for an import path that has yet to be tried.</summary>
    public required string Scheme { get; init; }

    /// <summary>Null where there is none.</summary>
    public string? User { get; init; }

    /// <summary>Null where there is none.</summary>
    public string? Password { get; init; }

    /// <summary>With its port, if any.</summary>
    public required string Host { get; init; }

    /// <summary>The path with its escapes, as it is sent.</summary>
    public required string EscapedPath { get; init; }

    /// <summary>What follows the question mark, escaped; empty for none.</summary>
    public string Query { get; init; } = "";

    /// <summary>What follows the number sign; empty for none.</summary>
    public string Fragment { get; init; } = "";

    /// <summary>The path without escapes.</summary>
    public string Path => Uri.UnescapeDataString(EscapedPath);

    /// <summary>For messages: the password is not shown (URL.Redacted).</summary>
    public string Redacted => (Password is null ? this : this with { Password = "xxxxx" }).ToString();

    /// <exception cref="FormatException">It is no URL; the text is go's.</exception>
    public static GoUrl Parse(string text)
    {
        if (text.Any(c => c is < ' ' or '\x7f'))
            throw new FormatException($"parse {GoQuoting.Quote(text)}: net/url: invalid control character in URL");
        (string rest, string fragment) = Cut(text, '#');
        (rest, string query) = Cut(rest, '?');
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        string scheme = colon > 0 && char.IsAsciiLetter(rest[0]) && rest.AsSpan(0, colon).IndexOfAny('/', '@') < 0 ? rest[..colon] : "";
        if (scheme.Length > 0) rest = rest[(colon + 1)..];
        else if (colon == 0) throw new FormatException($"parse {GoQuoting.Quote(text)}: missing protocol scheme");
        string host = "";
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            int end = rest.IndexOf('/', 2);
            host = end < 0 ? rest[2..] : rest[2..end];
            rest = end < 0 ? "" : rest[end..];
        }

        int at = host.LastIndexOf('@');
        string? user = at < 0 ? null : host[..at];
        (string name, string password) = Cut(user ?? "", ':');
        return new GoUrl
        {
            Scheme = scheme.ToLowerInvariant(),
            User = user is null ? null : Uri.UnescapeDataString(name),
            Password = user is null || name.Length == user.Length ? null : Uri.UnescapeDataString(password),
            Host = host[(at + 1)..],
            EscapedPath = rest,
            Query = query,
            Fragment = fragment,
        };
    }

    /// <summary>A URL with more elements at the end of its path.</summary>
    /// <param name="elements">Not escaped, without a slash in front.</param>
    public GoUrl Join(string elements)
    {
        string path = EscapedPath.EndsWith('/') ? EscapedPath[..^1] : EscapedPath;
        return this with { EscapedPath = $"{path}/{EscapePath(elements)}" };
    }

    /// <summary>As it is sent, user and password included.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Scheme.Length > 0) text.Append(Scheme).Append(':');
        if (Scheme.Length > 0 || Host.Length > 0 || User is not null) text.Append("//");
        if (User is not null)
        {
            text.Append(Uri.EscapeDataString(User));
            if (Password is not null) text.Append(':').Append(Uri.EscapeDataString(Password));
            text.Append('@');
        }

        text.Append(Host).Append(EscapedPath);
        if (Query.Length > 0) text.Append('?').Append(Query);
        if (Fragment.Length > 0) text.Append('#').Append(Fragment);
        return text.ToString();
    }

    /// <summary>Escapes what may not stand in a path, as net/url does it.</summary>
    public static string EscapePath(string path)
    {
        var escaped = new StringBuilder(path.Length + 8);
        foreach (byte b in Encoding.UTF8.GetBytes(path))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || PlainInPath.Contains((char)b, StringComparison.Ordinal)) escaped.Append((char)b);
            else escaped.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    private static (string Before, string After) Cut(string text, char separator)
    {
        int at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
