using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>
/// The bare repository below GOMODCACHE/cache/vcs in which what was fetched of a repository elsewhere is kept
/// (cmd/go/internal/modfetch/codehost/git.go). Knows git's commands; what they are good for, <see cref="GitRepository"/> knows.
/// </summary>
internal sealed class GitCopy
{
    private const string Origin = "origin";

    private readonly ModuleContext _context;
    private readonly VcsProgram _program;
    private readonly VcsDirectory _directory;

    private GitCopy(ModuleContext context, VcsProgram program, VcsDirectory directory)
    {
        _context = context;
        _program = program;
        _directory = directory;
    }

    /// <summary>The copy of the repository with this address; an empty one is made where there is none.</summary>
    /// <param name="listed">What <c>git ls-remote</c> said, where it had to be asked; else null.</param>
    /// <exception cref="ModuleFetchException">The address is none, git is missing, or fails.</exception>
    public static GitCopy Open(ModuleContext context, VcsProgram program, string url, out VcsResult? listed)
    {
        listed = null;
        if (!url.Contains("://", StringComparison.Ordinal))
        {
            string hint = url.Contains(':', StringComparison.Ordinal) ? " (use URL syntax not host:path syntax)" : "";
            throw new ModuleFetchException($"git remote ({url}) must not be local directory{hint}");
        }

        var copy = new GitCopy(context, program, VcsDirectory.Prepare(context, "git3", url));
        using FileMutex held = copy.Lock();
        if (!Directory.Exists(copy._directory.Path + "/objects")) copy.Begin(url, out listed);
        return copy;
    }

    /// <summary>To be held while anything is fetched.</summary>
    public FileMutex Lock() => FileMutex.Take(_directory.LockFile, _context.Cancellation);

    /// <summary>Asks the other side for its references.</summary>
    public VcsResult ListRemote() => ListRemote(Origin);

    /// <summary>The tags that have been fetched.</summary>
    public IEnumerable<string> Tags()
    {
        VcsResult result = Git("tag", "-l");
        return result.Success ? result.Output.Split('\n').Where(l => l.Length > 0) : [];
    }

    /// <summary>Fetches one commit without its history. False where git fails, for whatever reason.</summary>
    /// <param name="refspec">Source and destination.</param>
    public bool FetchOne(string refspec)
    {
        // With version 1 of the protocol, tags that point at the commit are sometimes left out (go.dev/issue/56881).
        return Git("-c", "protocol.version=2", "fetch", "-f", "--depth=1", "--end-of-options", Origin, refspec).Success;
    }

    /// <summary>Fetches all branches and tags with their whole history, and no other commit: what nobody has merged must not be a version.</summary>
    public void FetchAll()
    {
        // Not in one step: git up to 2.23 loses references then (go.dev/issue/34266).
        Git("fetch", "-f", "--end-of-options", Origin, "refs/heads/*:refs/heads/*", "refs/tags/*:refs/tags/*").OrThrow();
        if (File.Exists(_directory.Path + "/shallow")) Git("fetch", "--unshallow", "-f", "--end-of-options", Origin).OrThrow();
    }

    /// <summary>Hash, time and tags of a commit that has been fetched; null where it has not.</summary>
    /// <param name="revision">Anything that git takes for one.</param>
    /// <exception cref="ModuleFetchException">Git says something else.</exception>
    public (string Hash, DateTimeOffset Time, ImmutableArray<string> Tags)? Describe(string revision)
    {
        VcsResult result = Git(
            "-c", "log.showsignature=false", "log", "--no-decorate", "-n1", "--format=format:%H %ct %D", "--end-of-options", revision, "--");
        if (!result.Success) return null;

        // 9f4b1f6 1523994202 HEAD -> master, tag: v1.2.4-annotated, tag: v1.2.3, origin/master
        string[] words = result.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !long.TryParse(words[1], CultureInfo.InvariantCulture, out long seconds))
            throw new ModuleFetchException($"unexpected response from git log: {GoQuoting.Quote(result.Output)}");
        IEnumerable<string> tags = words.Zip(words.Skip(1)).Where(w => w.First == "tag:").Select(w => w.Second.TrimEnd(','));
        return (words[0], DateTimeOffset.FromUnixTimeSeconds(seconds), [.. tags]);
    }

    /// <summary>A file as it is in a commit; null where the commit has none of this name.</summary>
    public byte[]? Read(string commit, string path)
    {
        VcsResult result = Git("cat-file", "--end-of-options", "blob", $"{commit}:{path}");
        return result.Success ? result.Result.Output : null;
    }

    /// <summary>The tags from which the commit descends, as far as its history has been fetched.</summary>
    public IEnumerable<string> TagsBefore(string commit)
    {
        string list = Git("for-each-ref", "--format=%(refname)", "--merged=" + commit).OrThrow().Output;
        return list.Split('\n').Select(l => l.Trim())
            .Where(l => l.StartsWith(GitReferences.Tag, StringComparison.Ordinal)).Select(l => l[GitReferences.Tag.Length..]);
    }

    /// <summary>Whether the commit descends from the tag, as far as its history has been fetched. Exit status 1 is a sure no.</summary>
    public VcsResult IsAncestor(string tag, string commit) => Git("merge-base", "--is-ancestor", "--", tag, commit);

    /// <summary>Writes the commit's files, or those of one folder, as a zip file, all below one folder.</summary>
    /// <param name="folder">Relative to the root, or empty.</param>
    /// <returns>False where there is no such folder.</returns>
    public bool Archive(string commit, string folder, string zipFile)
    {
        TurnSubstitutionOff();

        // On Windows git would change line ends.
        ImmutableArray<string> words = ["-c", "core.autocrlf=input", "-c", "core.eol=lf", "archive", "--format=zip", "--prefix=prefix/"];
        ImmutableArray<string> what = folder.Length == 0 ? ["--end-of-options", commit] : ["--end-of-options", commit, folder];
        string shown = $"git {string.Join(' ', words)} {string.Join(' ', what)}";
        VcsResult result = _program.Run(_directory.Path, ["git", .. words, "--output=" + zipFile, .. what], _directory.Path, shown);
        if (!result.Success && result.Errors.Contains("did not match any files", StringComparison.Ordinal)) return false;
        result.OrThrow();
        return true;
    }

    /// <summary>The repository's own wishes would make the archive depend on git's version and on other commits (go.dev/issue/27153).</summary>
    private void TurnSubstitutionOff()
    {
        const string attributes = "\n* -export-subst -export-ignore\n";
        string file = _directory.Path + "/info/attributes";
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string old = File.Exists(file) ? File.ReadAllText(file) : "";
        if (!old.EndsWith(attributes, StringComparison.Ordinal)) AtomicFile.Write(file, Encoding.UTF8.GetBytes(old + attributes));
    }

    /// <summary>A copy has the kind of hashes that the other side has, which is known once that has a commit.</summary>
    private void Begin(string url, out VcsResult listed)
    {
        listed = ListRemote(url);
        bool sha256 = new GitReferences(listed.Output).All.Any(r => r.Value.Length == 64);
        ImmutableArray<string> format = sha256 ? ["--object-format=sha256"] : KnowsFormats() ? ["--object-format=sha1"] : [];
        try
        {
            _program.Run(_directory.Path, ["git", "init", "--bare", .. format]).OrThrow();

            // A remote with a name, because without one Git LFS fails (go.dev/issue/25605).
            Git("remote", "add", Origin, "--", url).OrThrow();
        }
        catch (ModuleFetchException)
        {
            _directory.Discard();
            throw;
        }
    }

    /// <summary>Whether this git (2.29 or later) can be told which kind of hashes to use.</summary>
    private bool KnowsFormats()
    {
        const string problem = "unable to resolve git version: ";
        VcsResult result = _program.Run(_directory.Path, ["git", "version"]);
        if (!result.Success) throw new ModuleFetchException($"{problem}failed to execute git version: {result.Failure}");

        // git version 2.39.5 (Apple Git-154)
        string[] words = result.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string number = words is ["git", "version", var third, ..] ? third : "";
        if (number.Split('.') is [var major, var minor, ..] && int.TryParse(major, CultureInfo.InvariantCulture, out int first) && int.TryParse(minor, CultureInfo.InvariantCulture, out int second))
            return (first, second).CompareTo((2, 29)) >= 0;
        throw new ModuleFetchException(
            $"{problem}git version extraction regexp did not match version line: {GoQuoting.Quote(result.Output)}");
    }

    private VcsResult ListRemote(string remote) => Git("ls-remote", "-q", "--end-of-options", remote);

    /// <summary>GIT_DIR is named because git may have been told not to take bare repositories for granted (safe.bareRepository).</summary>
    private VcsResult Git(params ImmutableArray<string> arguments) =>
        _program.Run(_directory.Path, ["git", .. arguments], _directory.Path);
}
