using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Web.Authorization;

/// <summary>
/// Who the user is, for servers that ask: by .netrc, by git's credential helpers, or by commands, as GOAUTH has it (<c>go help goauth</c>,
/// cmd/go/internal/auth). All are run once before the first request, and again for a URL that was refused. HTTPS only. Thread-safe.
/// </summary>
internal sealed class GoAuth
{
    private readonly ModuleContext _context;
    private readonly CredentialStore _store = new();
    private readonly GitCredential _git;
    private readonly Lazy<bool> _firstRun;
    private readonly Lock _gate = new();

    public GoAuth(ModuleContext context)
    {
        _context = context;
        _git = new GitCredential(context);
        _firstRun = new Lazy<bool>(() =>
        {
            Run("", null);
            return true;
        });
    }

    private string Setting => _context.Env["GOAUTH"];

    /// <summary>What to send with a first request.</summary>
    /// <exception cref="GoError">GOAUTH makes no sense.</exception>
    public Headers Find(GoUrl url) => Setting != "off" && _firstRun.Value ? _store.Find(url.ToString()) : [];

    /// <summary>What to send with a second request, after a first was refused.</summary>
    /// <exception cref="GoError">GOAUTH makes no sense.</exception>
    public Headers FindAfterRefusal(GoUrl url, HttpResponseMessage refusal)
    {
        if (Setting == "off") return [];
        lock (_gate) Run(url.ToString(), refusal);
        return _store.Find(url.ToString());
    }

    /// <summary>How the second request went: git keeps a password that was right, and forgets one that was wrong.</summary>
    public void Report(GoUrl url, int statusCode) => _git.Report(url.ToString(), statusCode);

    private void Run(string url, HttpResponseMessage? refusal)
    {
        var errors = new List<string>();
        string[] commands = Setting.Split(';');

        // The first one that knows something wins.
        foreach (string command in Enumerable.Reverse(commands).Select(c => c.Trim()))
        {
            string[] words = command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) throw new GoError($"go: GOAUTH encountered an empty command (GOAUTH={Setting})");
            try
            {
                switch (words[0])
                {
                    case "off":
                        if (commands.Length > 1)
                            throw new GoError($"go: GOAUTH=off cannot be combined with other authentication commands (GOAUTH={Setting})");
                        return;
                    case "netrc":
                        foreach (NetrcLine line in Netrc.Read(_context.Host).Reverse())
                            _store.Set(line.Machine, [new("Authorization", BasicAuthorization.Header(line.Login, line.Password))]);
                        break;
                    case "git":
                        GitCredential.CheckDirectory(words);
                        if (url.Length == 0) break;
                        (string prefix, Headers headers) = _git.Fill(words[1], url);
                        _store.Set(prefix, headers);
                        break;
                    default:
                        foreach ((string known, Headers sent) in RunCommand(command, url, refusal)) _store.Set(known, sent);
                        break;
                }
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                errors.Add($"GOAUTH={command}: {e.Message}");
            }
        }

        if (!_context.Flags.PrintCommands || url.Length == 0 || errors.Count == 0 || !_store.Find(url).IsEmpty) return;
        _context.Notices.Line($"go: GOAUTH encountered errors for {url}:");
        foreach (string error in errors) _context.Notices.Line($"go:   {error}");
    }

    private ImmutableArray<(string Prefix, Headers Headers)> RunCommand(string command, string url, HttpResponseMessage? refusal)
    {
        List<string> words;
        try
        {
            words = [.. GoQuoting.SplitQuotedFields(command)];
        }
        catch (Exception e) when (e is FormatException or GoError)
        {
            throw new FormatException($"cannot parse GOAUTH command {command}: {e.Message}");
        }

        if (url.Length > 0) words.Add(url);
        var helper = new CredentialHelper(_context);
        ToolResult result = helper.Run(words, _context.WorkingDirectory, refusal is null ? "" : Describe(refusal));
        if (!result.Success)
            throw new FormatException($"could not run command {command}: exit status {result.ExitCode}\n{Encoding.UTF8.GetString(result.Errors)}");
        try
        {
            return CommandOutput.Parse(Encoding.UTF8.GetString(result.Output));
        }
        catch (FormatException e)
        {
            throw new FormatException($"cannot parse output of GOAUTH command {command}: {e.Message}");
        }
    }

    /// <summary>The head of an answer, as the command gets it.</summary>
    private static string Describe(HttpResponseMessage answer)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"HTTP/{answer.Version.ToString(2)} {(int)answer.StatusCode} {answer.ReasonPhrase}\n");
        foreach (var header in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
            text.Append(CultureInfo.InvariantCulture, $"{header.Key}: {header.Value}\n");
        return text.Append('\n').ToString();
    }
}
