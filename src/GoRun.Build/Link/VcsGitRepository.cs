using System.Buffers;
using System.Globalization;
using System.Text;
using GoRun.Build.Commands;
using GoRun.Platform;

namespace GoRun.Build.Link;

/// <summary>A commit.</summary>
/// <param name="Hash">In full.</param>
/// <param name="Time">UTC, whole seconds.</param>
internal sealed record VcsCommit(string Hash, DateTime Time);

/// <summary>
/// Asks git about a checkout. Its output has warnings between the answers (both streams are read as one), so that only lines of the form
/// asked for are taken.
/// </summary>
internal sealed class VcsGitRepository(string directory, Shell shell)
{
    private const string TagReferences = "refs/tags/";

    private static readonly SearchValues<char> StatusLetters = SearchValues.Create(" MTADRCU?!");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public string Directory => directory;

    /// <summary>Whether files were changed since the commit, or are unknown to git and not ignored.</summary>
    /// <exception cref="VcsException">Git failed.</exception>
    public bool HasChanges() => Ask(["status", "--porcelain"]).Any(IsStatus);

    /// <summary>The commit checked out.</summary>
    /// <exception cref="VcsException">Git failed, as it does where there is no commit.</exception>
    public VcsCommit Head()
    {
        foreach (string line in Ask(["-c", "log.showsignature=false", "log", "-1", "--format=%H:%ct"]))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && IsHash(line.AsSpan(0, colon)) && long.TryParse(line.AsSpan(colon + 1), CultureInfo.InvariantCulture, out long seconds))
            {
                return new VcsCommit(line[..colon], DateTime.UnixEpoch.AddSeconds(seconds));
            }
        }

        throw new VcsException("unrecognized VCS tool output");
    }

    /// <summary>As <see cref="Head"/>; null where git fails.</summary>
    public VcsCommit? TryHead()
    {
        try
        {
            return Head();
        }
        catch (VcsException)
        {
            return null;
        }
    }

    /// <summary>The tags that point at the commit.</summary>
    public IEnumerable<string> TagsAt(VcsCommit commit) => Tags("--points-at=" + commit.Hash);

    /// <summary>The tags from which the commit descends.</summary>
    public IEnumerable<string> TagsBefore(VcsCommit commit) => Tags("--merged=" + commit.Hash);

    /// <summary>A file as it is in the commit; null where it has none of this name.</summary>
    /// <param name="path">Relative to the root, with slashes.</param>
    public string? Read(VcsCommit commit, string path)
    {
        ToolResult result = Run(["cat-file", "blob", $"{commit.Hash}:{path}"]);
        return result.Success ? Encoding.UTF8.GetString(result.Output) : null;
    }

    private IEnumerable<string> Tags(string filter)
    {
        foreach (string line in Ask(["for-each-ref", "--format=%(refname)", filter, TagReferences[..^1]]))
        {
            if (line.StartsWith(TagReferences, StringComparison.Ordinal)) yield return line[TagReferences.Length..];
        }
    }

    private string[] Ask(string[] arguments)
    {
        ToolResult result = Run(arguments);
        if (!result.Success) throw new VcsException(result.Signal != 0 ? $"signal {result.Signal}" : $"exit status {result.ExitCode}");
        return Encoding.UTF8.GetString(result.Output).Split('\n');
    }

    private ToolResult Run(string[] arguments)
    {
        if (shell.Flags.PrintCommands) shell.Console.Print($"cd {directory}\ngit {string.Join(' ', arguments)}\n");
        try
        {
            var environment = shell.Environment.For(directory, "", []);
            var command = new ToolCommand { Arguments = ["git", .. arguments], Directory = directory, Environment = environment };
            return shell.Runner.Run(command, shell.Cancellation);
        }
        catch (GoError e)
        {
            throw new VcsException(e.Message);
        }
    }

    /// <summary>Two letters for the state, a blank, the file.</summary>
    private static bool IsStatus(string line) =>
        line.Length > 3 && line[2] == ' ' && line.AsSpan(0, 2).IndexOfAnyExcept(StatusLetters) < 0;

    private static bool IsHash(ReadOnlySpan<char> text) => text.Length is 40 or 64 && text.IndexOfAnyExcept(HexDigits) < 0;
}
