using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Web;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct.Discovery;

/// <summary>
/// Finds the repository of a module: by the path alone where that tells, else by meta tags of the page at <c>https://path?go-get=1</c>
/// (cmd/go/internal/vcs). Thread-safe.
/// </summary>
internal sealed class RepositoryFinder(ModuleContext context, VcsProgram program)
{
    private const int LargestPage = 16 << 20;

    private readonly ImmutableArray<VcsKind> _kinds = VcsKind.Of(context.Env.Release);
    private readonly Lazy<VcsPolicy> _policy = new(() => VcsPolicy.Read(context.Env["GOVCS"], context.Env["GOPRIVATE"]));
    private readonly ConcurrentDictionary<string, Lazy<ImmutableArray<MetaTag>>> _prefixes = new(StringComparer.Ordinal);

    /// <exception cref="ModuleFetchException">There is none, or it may not be used; the text is go's.</exception>
    public RepositoryRoot Find(string modulePath)
    {
        bool isInsecure = PrefixPatterns.Match(context.Env["GOINSECURE"], modulePath);
        WebSecurity security = isInsecure ? WebSecurity.Insecure : WebSecurity.SecureOnly;
        if (KnownPaths.Find(modulePath, _kinds.Select(k => k.Program)) is { } known)
        {
            _policy.Value.Check(known.Vcs, known.Root);
            return known.Url.Contains("://", StringComparison.Ordinal) ? known : WithScheme(known, security);
        }

        try
        {
            return FindByTags(modulePath, security);
        }
        catch (ModuleFetchException e)
        {
            throw new ModuleFetchException($"unrecognized import path {GoQuoting.Quote(modulePath)}: {e.Message}");
        }
    }

    /// <summary>Tries the kinds of connections that the program knows, the safe ones only unless the user allows others.</summary>
    private RepositoryRoot WithScheme(RepositoryRoot root, WebSecurity security)
    {
        VcsKind kind = _kinds.First(k => k.Program == root.Vcs);
        string allowedByGit = context.Host.Variable("GIT_ALLOW_PROTOCOL");
        foreach (string scheme in kind.Schemes)
        {
            if (security == WebSecurity.SecureOnly && !kind.IsSecure(scheme, allowedByGit)) continue;
            string url = $"{scheme}://{root.Url}";
            if (kind.Ping is not { } words || Answers(kind, [kind.Program, .. words, url])) return root with { Url = url };
        }

        throw new ModuleFetchException($"no {(security == WebSecurity.SecureOnly ? "secure " : "")}protocol found for repository");
    }

    private bool Answers(VcsKind kind, ImmutableArray<string> command)
    {
        string directory = context.Env.Gomodcache;
        Directory.CreateDirectory(directory);
        VcsResult result = program.Run(directory, command);
        if (result.IsMissing)
        {
            string page = context.Env.Release.AtLeast(27) ? "go.dev/s/gogetcmd" : "golang.org/s/gogetcmd";
            context.Notices.Line($"go: missing {kind.Name} command. See https://{page}");
        }

        return result.Success;
    }

    private RepositoryRoot FindByTags(string modulePath, WebSecurity security)
    {
        GoUrl url = UrlOf(modulePath);
        (ImmutableArray<MetaTag> tags, string shownUrl) = Read(modulePath, url, security);
        MetaTag tag = MetaTags.Match(tags, modulePath, url.ToString(), shownUrl);
        if (context.Flags.Verbose) context.Notices.Line($"get {GoQuoting.Quote(modulePath)}: found meta tag {Describe(tag)} at {url}");
        if (tag.Prefix != modulePath) Verify(modulePath, tag, shownUrl, security);
        if (FolderProblem(tag.Subfolder) is { } folderProblem)
            throw new ModuleFetchException($"{shownUrl}: invalid subdirectory {GoQuoting.Quote(tag.Subfolder)}: {folderProblem}");
        if (UrlProblem(tag.Url) is { } urlProblem)
            throw new ModuleFetchException($"{shownUrl}: invalid repo root {GoQuoting.Quote(tag.Url)}: {urlProblem}");
        if (tag.Vcs == VcsKind.ModuleProxy) return new RepositoryRoot(tag.Vcs, tag.Url, tag.Prefix, tag.Subfolder);
        if (!_kinds.Any(k => k.Program == tag.Vcs)) throw new ModuleFetchException($"{shownUrl}: unknown vcs {GoQuoting.Quote(tag.Vcs)}");
        _policy.Value.Check(tag.Vcs, tag.Prefix);
        return new RepositoryRoot(tag.Vcs, tag.Url, tag.Prefix, tag.Subfolder);
    }

    /// <summary>A page may claim to be part of something larger; that itself must say so too.</summary>
    private void Verify(string modulePath, MetaTag tag, string shownUrl, WebSecurity security)
    {
        if (context.Flags.Verbose) context.Notices.Line($"get {GoQuoting.Quote(modulePath)}: verifying non-authoritative meta tag");
        GoUrl url = UrlOf(tag.Prefix);
        ImmutableArray<MetaTag> tags = _prefixes.GetOrAdd(
            tag.Prefix, p => new Lazy<ImmutableArray<MetaTag>>(() => ReadPrefix(p, url, security))).Value;
        if (Agrees()) return;
        throw new ModuleFetchException($"{shownUrl} and {url} disagree about go-import for {tag.Prefix}");

        bool Agrees()
        {
            try
            {
                return MetaTags.Match(tags, modulePath, "", "") == tag;
            }
            catch (ModuleFetchException)
            {
                return false;
            }
        }
    }

    private ImmutableArray<MetaTag> ReadPrefix(string prefix, GoUrl url, WebSecurity security)
    {
        (ImmutableArray<MetaTag> tags, string shownUrl) = Read(prefix, url, security, isPrefix: true);
        return tags.IsEmpty ? throw new ModuleFetchException($"fetching {prefix}: no go-import meta tag found in {shownUrl}") : tags;
    }

    /// <param name="isPrefix">The path was named by a tag, of which messages speak in other words.</param>
    private (ImmutableArray<MetaTag> Tags, string ShownUrl) Read(string path, GoUrl url, WebSecurity security, bool isPrefix = false)
    {
        bool answered = false;
        try
        {
            return context.Web.Get(url, security, answer =>
            {
                answered = true;
                return Read(isPrefix ? answer.Url : path, answer);
            });
        }
        catch (WebFault e) when (!answered)
        {
            string failure = isPrefix ? "fetching " + path : security == WebSecurity.Insecure ? "http/https fetch" : "https fetch";
            throw new ModuleFetchException($"{failure}: {e.Message}");
        }
    }

    /// <summary>A page that says that it is not there (404) may have tags all the same.</summary>
    /// <param name="subject">What messages call the page.</param>
    private (ImmutableArray<MetaTag> Tags, string ShownUrl) Read(string subject, WebResponse answer)
    {
        byte[] page = answer.ReadAll(LargestPage);
        bool knowsSubfolders = context.Env.Release.AtLeast(25);
        ImmutableArray<MetaTag> tags = MetaTags.Read(Encoding.UTF8.GetString(page), knowsSubfolders, out string? problem);
        if (tags.IsEmpty && answer.StatusCode != 200) throw Failure(answer, page);
        return problem is null ? (tags, answer.Url) : throw new ModuleFetchException($"parsing {subject}: {problem}");
    }

    private static WebFault Failure(WebResponse answer, byte[] page) => ErrorDetail.Describe(new WebResponse
    {
        Url = answer.Url,
        StatusCode = answer.StatusCode,
        Status = answer.Status,
        ContentType = answer.ContentType,
        Body = new MemoryStream(page),
    });

    private static GoUrl UrlOf(string importPath)
    {
        int slash = importPath.IndexOf('/', StringComparison.Ordinal);
        string host = slash < 0 ? importPath : importPath[..slash];
        if (!host.Contains('.', StringComparison.Ordinal)) throw new ModuleFetchException("import path does not begin with hostname");
        string path = slash < 0 ? "/" : importPath[slash..];
        return new GoUrl { Scheme = "", Host = host, EscapedPath = GoUrl.EscapePath(path), Query = "go-get=1" };
    }

    private static string? FolderProblem(string folder) => folder.Length == 0 ? null
        : folder[0] == '/' ? "leading slash"
        : folder[0] == '-' ? "leading hyphen"
        : null;

    private static string? UrlProblem(string url)
    {
        try
        {
            return GoUrl.Parse(url).Scheme switch { "" => "no scheme", "file" => "file scheme disallowed", _ => null };
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private string Describe(MetaTag tag)
    {
        string subfolder = context.Env.Release.AtLeast(25) ? $", SubDir:{GoQuoting.Quote(tag.Subfolder)}" : "";
        return $"vcs.metaImport{{Prefix:{GoQuoting.Quote(tag.Prefix)}, VCS:{GoQuoting.Quote(tag.Vcs)}, "
            + $"RepoRoot:{GoQuoting.Quote(tag.Url)}{subfolder}}}";
    }
}
