using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>
/// A git repository elsewhere, of which as little as will do is fetched: first its references, then single commits, and the history only
/// where the order of commits matters. Thread-safe.
/// </summary>
/// <remarks>The facts are those of cmd/go/internal/modfetch/codehost/git.go, which shares the copies in GOMODCACHE.</remarks>
internal sealed class GitRepository
{
    /// <summary>What git prints is long enough for a commit with so many digits; shorter words are taken for names.</summary>
    private const int FewestDigits = 7;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string _url;
    private readonly string _goSite;
    private readonly GitCopy _copy;
    private readonly Func<string, bool> _isGone;
    private readonly Lazy<GitReferences> _references;
    private readonly Lazy<ImmutableHashSet<string>> _localTags;
    private readonly ConcurrentDictionary<string, Lazy<Revision>> _revisions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]?> _files = new(StringComparer.Ordinal);
    private bool _allFetched;

    /// <param name="isGone">Whether there is nothing at an address, by what its web server says.</param>
    /// <exception cref="ModuleFetchException">The address is none, git is missing, or fails.</exception>
    public GitRepository(ModuleContext context, VcsProgram program, string url, Func<string, bool> isGone)
    {
        _url = url;
        _goSite = context.Env.Release.AtLeast(27) ? "go.dev" : "golang.org";
        _isGone = isGone;
        _copy = GitCopy.Open(context, program, url, out VcsResult? listed);
        _references = new Lazy<GitReferences>(() => ReadReferences(listed ?? _copy.ListRemote()));
        _localTags = new Lazy<ImmutableHashSet<string>>(() => [.. _copy.Tags()]);
    }

    /// <summary>What the other side has; asked for once.</summary>
    /// <exception cref="ModuleFetchException">Git fails.</exception>
    public GitReferences References => _references.Value;

    public VersionOrigin TagOrigin(string prefix) => References.TagOrigin(_url, prefix);

    /// <summary>The commit of a tag, a branch, or (at least seven digits of) a hash.</summary>
    /// <exception cref="ModuleFetchException">There is none, or git fails.</exception>
    public Revision Stat(string revision) => _revisions.GetOrAdd(revision, r => new Lazy<Revision>(() => Find(r))).Value;

    /// <summary>The last commit of the default branch.</summary>
    /// <exception cref="ModuleFetchException">There is no commit, or git fails.</exception>
    public Revision Latest()
    {
        string commit = References.Commit(GitReferences.Head) ?? throw new ModuleFetchException("no commits", notFound: true);
        Revision revision = Stat(commit);
        return revision with { Origin = revision.Origin with { Ref = GitReferences.Head, Hash = commit } };
    }

    /// <summary>A file as it is in a revision; null where that has none of this name.</summary>
    /// <exception cref="ModuleFetchException">There is no such revision, or git fails.</exception>
    public byte[]? ReadFile(string revision, string path)
    {
        string commit = Stat(revision).Hash;
        return _files.GetOrAdd($"{commit}:{path}", _ => _copy.Read(commit, path));
    }

    /// <summary>Writes a revision's files, or those of one folder, as a zip file, all below one folder; false where there are none.</summary>
    /// <exception cref="ModuleFetchException">There is no such revision, or git fails.</exception>
    public bool Archive(string revision, string folder, string zipFile)
    {
        string commit = Stat(revision).Hash;
        using FileMutex held = _copy.Lock();
        return _copy.Archive(commit, folder, zipFile);
    }

    /// <summary>The highest tag, by version, on a commit or before it; null where there is none.</summary>
    /// <param name="prefix">What stands before the version in the tag.</param>
    /// <param name="allowed">Which tags may be taken.</param>
    /// <exception cref="ModuleFetchException">Git fails.</exception>
    public string? RecentTag(string commit, string prefix, Func<string, bool> allowed)
    {
        Stat(commit);
        if (HighestBefore(commit, prefix, allowed) is { } known && !IsHex(known)) return known;
        if (References.Tags(prefix + "v").IsEmpty) return null;
        using (_copy.Lock()) FetchAll();
        return HighestBefore(commit, prefix, allowed);
    }

    /// <summary>Whether a tag is on a commit or before it.</summary>
    /// <exception cref="ModuleFetchException">Git fails.</exception>
    public bool DescendsFrom(string commit, string tag)
    {
        // With half of the history a no is not sure.
        if (_copy.IsAncestor(tag, commit).Success) return true;
        if (References.Tags(tag).IsEmpty) return false;
        Stat(commit);
        using (_copy.Lock()) FetchAll();
        VcsResult result = _copy.IsAncestor(tag, commit);
        return result.Result.ExitCode != 1 && result.OrThrow().Success;
    }

    private string? HighestBefore(string commit, string prefix, Func<string, bool> allowed) =>
        _copy.TagsBefore(commit)
            .Where(t => t.StartsWith(prefix, StringComparison.Ordinal) && allowed(t))
            .MaxBy(t => t[prefix.Length..], Comparer<string>.Create(static (a, b) => SemanticVersion.Compare(a, b)));

    private GitReferences ReadReferences(VcsResult listed)
    {
        if (listed.Success) return new GitReferences(listed.Output);
        string help = !listed.Errors.Contains("fatal: could not read Username", StringComparison.Ordinal) ? "" : $"""
            Confirm the import path was entered correctly.
            If this is a private repository, see https://{_goSite}/doc/faq#git_https for additional information.
            """;

        // Git does not tell a repository that is not there from one that it does not get to.
        throw listed.Exception(help, notFound: _isGone(_url));
    }

    private Revision Find(string revision)
    {
        bool isHash = revision.Length is >= FewestDigits and <= 64 && IsHex(revision);
        if (isHash && Local(revision, revision) is { } known) return known;

        // Tags do not move, branches do.
        if (_localTags.Value.Contains(revision)) return Local(revision, GitReferences.Tag + revision) ?? throw Unknown(revision);
        (string reference, string commit) = Resolve(revision, isHash);
        if (reference != GitReferences.Tag + revision && commit.Length > 0) revision = commit;
        using FileMutex held = _copy.Lock();
        if (!isHash && Local(revision, commit) is { } fetched) return WithReference(fetched, reference);

        // A commit known by HEAD alone is fetched without a name.
        return WithReference(Fetch(revision, reference, commit), reference == GitReferences.Head ? "" : reference);
    }

    /// <summary>The full name and the commit that the other side has for a revision; empty where it has none, as for an old commit.</summary>
    private (string Reference, string Commit) Resolve(string revision, bool isHash)
    {
        foreach (string name in new[] { GitReferences.Tag + revision, GitReferences.Branch + revision })
        {
            if (References.Commit(name) is { } commit) return (name, commit);
        }

        if (revision == GitReferences.Head && References.Commit(revision) is { } head) return (revision, head);
        if (!isHash) throw Unknown(revision);
        KeyValuePair<string, string>[] matches =
            [.. References.All.Where(r => r.Value.StartsWith(revision, StringComparison.Ordinal))];
        if (matches.Length == 0) return ("", revision.Length is 40 or 64 ? revision : "");
        return matches.All(m => m.Value == matches[0].Value)
            ? (matches[0].Key, matches[0].Value)
            : throw new ModuleFetchException("ambiguous revision " + revision);
    }

    private static Revision WithReference(Revision revision, string reference) =>
        revision with { Origin = revision.Origin with { Ref = reference } };

    private Revision Fetch(string revision, string reference, string commit)
    {
        if (!_allFetched && reference.Length > 0)
        {
            // A tag or branch keeps its name, so that the tag is known from now on. HEAD has none; what it gets makes git send the tags too.
            bool isHead = reference == GitReferences.Head;
            string refspec = isHead ? commit + ":refs/dummy" : $"{reference}:{reference}";
            if (_copy.FetchOne(refspec)) return Local(revision, isHead ? commit : reference) ?? throw Unknown(revision);
        }

        FetchAll();
        return Local(revision, revision) ?? throw Unknown(revision);
    }

    private void FetchAll()
    {
        if (!_allFetched) _copy.FetchAll();
        _allFetched = true;
    }

    /// <summary>A revision out of the copy; null where it is not there.</summary>
    /// <param name="version">What was asked for.</param>
    /// <param name="name">How git knows it.</param>
    private Revision? Local(string version, string name)
    {
        if (_copy.Describe(name) is not var (hash, time, tags)) return null;

        // Not all releases of git fetch the tags of a commit with it.
        IEnumerable<string> remoteTags = RemoteTagsOf(hash);
        ImmutableArray<string> all = [.. tags.Concat(remoteTags).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new Revision
        {
            Hash = hash,
            Version = all.Contains(version) ? version : hash,
            Time = time,
            Tags = all,
            Origin = new VersionOrigin
            {
                Vcs = "git",
                Url = _url,
                Hash = hash,
                Ref = hash.StartsWith(name, StringComparison.Ordinal) ? "" : name,
            },
        };
    }

    private IEnumerable<string> RemoteTagsOf(string commit)
    {
        try
        {
            return References.TagsOf(commit);
        }
        catch (ModuleFetchException)
        {
            return [];
        }
    }

    private static ModuleFetchException Unknown(string revision) => new("unknown revision " + revision, notFound: true);

    private static bool IsHex(string text) => !text.AsSpan().ContainsAnyExcept(HexDigits);
}
