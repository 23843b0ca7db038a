using System.Collections.Concurrent;
using System.Text;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Web.Authorization;

/// <summary>Asks git's credential helpers (gitcredentials(7)). Thread-safe.</summary>
internal sealed class GitCredential(ModuleContext context)
{
    private readonly ConcurrentDictionary<string, (string Directory, string Filled)> _given = new(StringComparer.Ordinal);

    /// <param name="words"><c>git</c> and a folder.</param>
    /// <exception cref="GoError">The folder is not named, or is none.</exception>
    public static void CheckDirectory(string[] words)
    {
        const string rule = "go: GOAUTH=git dir method requires an absolute path to the git working directory";
        if (words.Length != 2) throw new GoError(rule);
        if (!words[1].StartsWith('/')) throw new GoError($"{rule}, dir is not absolute");
        if (Directory.Exists(words[1])) return;
        throw new GoError(File.Exists(words[1])
            ? $"{rule}, dir is not a directory"
            : $"go: GOAUTH=git encountered an error; cannot stat {words[1]}: stat {words[1]}: no such file or directory");
    }

    /// <exception cref="FormatException">git knows nothing, or something else than what was asked for.</exception>
    public (string Prefix, Headers Headers) Fill(string directory, string url)
    {
        ToolResult result = new CredentialHelper(context).Run(["git", "credential", "fill"], directory, $"url={url}\n");
        string filled = Encoding.UTF8.GetString(result.Output);
        if (!result.Success)
        {
            string printed = filled + Encoding.UTF8.GetString(result.Errors);
            throw new FormatException($"'git credential fill' failed (url={url}): exit status {result.ExitCode}\n{printed}");
        }

        (string prefix, string user, string password) = Parse(filled);
        if (prefix.Length == 0) throw new FormatException($"'git credential fill' failed for url={url}, could not parse url\n");
        if (!url.StartsWith(prefix, StringComparison.Ordinal))
            throw new FormatException($"requested a credential for {url}, but 'git credential fill' provided one for {prefix}\n");
        _given[url] = (directory, filled);
        return (prefix, [new("Authorization", BasicAuthorization.Header(user, password))]);
    }

    /// <summary>Says whether the password given for a URL was right.</summary>
    public void Report(string url, int statusCode)
    {
        if (statusCode is not (200 or 401) || !_given.TryRemove(url, out var given)) return;
        try
        {
            new CredentialHelper(context).Run(["git", "credential", statusCode == 200 ? "approve" : "reject"], given.Directory, given.Filled);
        }
        catch (FormatException)
        {
            // It is asked again the next time.
        }
    }

    internal static (string Prefix, string User, string Password) Parse(string filled)
    {
        (string scheme, string host, string path, string user, string password, string whole) = ("", "", "", "", "", "");
        foreach (string line in filled.Split('\n'))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) continue;
            string value = line[(equals + 1)..].Trim();
            switch (line[..equals].Trim())
            {
                case "protocol": scheme = value; break;
                case "host": host = value; break;
                case "path": path = value.StartsWith('/') ? value : "/" + value; break;
                case "username": user = value; break;
                case "password": password = value; break;
                case "url": whole = value; break;
            }
        }

        if (whole.Length > 0) return (whole, user, password);
        return (host.Length == 0 ? "" : $"{scheme}://{host}{path}", user, password);
    }
}
