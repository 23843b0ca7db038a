using System.Collections.Concurrent;
using GoRun.Resolve.Modules.Direct.Discovery;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Web;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>
/// Modules from where they come from: the repositories, or module proxies, that their paths lead to (GOPROXY=direct). Thread-safe.
/// </summary>
internal sealed class DirectSource : IModuleSource
{
    private readonly ModuleContext _context;
    private readonly VcsProgram _program;
    private readonly RepositoryFinder _finder;
    private readonly ConcurrentDictionary<string, Lazy<GitRepository>> _repositories = new(StringComparer.Ordinal);

    public DirectSource(ModuleContext context)
    {
        _context = context;
        _program = new VcsProgram(context);
        _finder = new RepositoryFinder(context, _program);
    }

    public IModuleRepository Open(string modulePath) => new OriginModule(modulePath, () => OpenOrigin(modulePath));

    private IModuleRepository OpenOrigin(string modulePath)
    {
        RepositoryRoot root = Find(modulePath);
        if (root.Vcs == VcsKind.ModuleProxy) return new ProxyRepository(_context, root.Url, modulePath);
        if (root.Vcs != "git") throw OtherPrograms.Refuse(_context, _program, root);
        GitRepository repository = _repositories.GetOrAdd(
            root.Url, u => new Lazy<GitRepository>(() => new GitRepository(_context, _program, u, IsGone))).Value;
        return new RepositoryModule(_context, repository, ModuleLocation.Of(modulePath, root.Root, root.Subfolder));
    }

    /// <summary>A path that leads nowhere is no module, as far as anybody can tell.</summary>
    private RepositoryRoot Find(string modulePath)
    {
        try
        {
            return _finder.Find(modulePath);
        }
        catch (ModuleFetchException e)
        {
            throw new ModuleFetchException(e.Message, notFound: true);
        }
    }

    private bool IsGone(string url)
    {
        try
        {
            GoUrl parsed = GoUrl.Parse(url);
            if (parsed.Scheme is "http" or "https") _context.Web.Get(parsed, static _ => 0);
            return false;
        }
        catch (WebFault e)
        {
            return e.NotFound;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
