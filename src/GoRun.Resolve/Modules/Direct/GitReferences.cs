using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>HEAD, the branches and the tags of a repository elsewhere. Immutable.</summary>
internal sealed class GitReferences
{
    public const string Tag = "refs/tags/";
    public const string Branch = "refs/heads/";
    public const string Head = "HEAD";

    private const string Peeled = "^{}";

    private readonly SortedDictionary<string, string> _commits = new(StringComparer.Ordinal);

    /// <param name="list">What <c>git ls-remote</c> prints: lines of a hash and a name.</param>
    public GitReferences(string list)
    {
        // An annotated tag has two lines, and is a name for the commit of the second.
        var peeled = new List<(string Name, string Commit)>();
        foreach (string line in list.Split('\n'))
        {
            if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [var commit, var name]) continue;
            if (name != Head && !name.StartsWith(Branch, StringComparison.Ordinal) && !name.StartsWith(Tag, StringComparison.Ordinal)) continue;
            if (name.EndsWith(Peeled, StringComparison.Ordinal)) peeled.Add((name[..^Peeled.Length], commit));
            else _commits[name] = commit;
        }

        foreach ((string name, string commit) in peeled) _commits[name] = commit;
    }

    /// <summary>Names and commits, in bytewise order of the names.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _commits;

    /// <summary>The commit of a full name, like <c>refs/tags/v1.0.0</c>; null where there is none.</summary>
    public string? Commit(string name) => _commits.GetValueOrDefault(name);

    /// <summary>The tags that begin so, in bytewise order.</summary>
    public ImmutableArray<string> Tags(string prefix) =>
        [.. _commits.Keys.Where(n => n.StartsWith(Tag + prefix, StringComparison.Ordinal)).Select(n => n[Tag.Length..])];

    public IEnumerable<string> TagsOf(string commit) =>
        _commits.Where(c => c.Value == commit && c.Key.StartsWith(Tag, StringComparison.Ordinal)).Select(c => c.Key[Tag.Length..]);

    /// <summary>
    /// A hash of the tags that begin so, as far as they matter to versions: it tells later whether an answer that depends on them still
    /// holds (cmd/go/internal/modfetch/codehost, TagSum).
    /// </summary>
    public string TagSum(string prefix)
    {
        int folder = prefix.LastIndexOf('/') + 1;
        var list = new StringBuilder();
        foreach (string tag in Tags(prefix))
        {
            string name = tag.StartsWith(prefix[..folder], StringComparison.Ordinal) ? tag[folder..] : tag;
            if (MattersToVersions(name)) list.Append(GoQuoting.Quote(tag)).Append(' ').Append(_commits[Tag + tag]).Append('\n');
        }

        return "t1:" + Hash(list);
    }

    /// <summary>Where the tags were found.</summary>
    public VersionOrigin TagOrigin(string url, string prefix) =>
        new() { Vcs = "git", Url = url, TagPrefix = prefix, TagSum = TagSum(prefix) };

    /// <summary>Versions written out, with whatever behind them: the latter can still come before a pseudo-version.</summary>
    private static bool MattersToVersions(string tag)
    {
        string canonical = VersionTags.Canonical(tag);
        return canonical.Length > 0 && tag.StartsWith(canonical, StringComparison.Ordinal) && !PseudoVersion.Is(tag);
    }

    private static string Hash(StringBuilder list) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(list.ToString())));
}
