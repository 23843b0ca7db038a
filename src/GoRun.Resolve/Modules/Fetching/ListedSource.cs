using System.Collections.Concurrent;
using GoRun.Resolve.Modules.Cache;

namespace GoRun.Resolve.Modules.Fetching;

/// <summary>
/// One entry of the GOPROXY list, as far as GONOPROXY lets it answer (cmd/go/internal/modfetch, lookup). Each module is opened once, and its
/// answers are remembered. Thread-safe.
/// </summary>
/// <param name="url">Of a proxy, or <c>direct</c>, <c>noproxy</c> or <c>off</c>.</param>
/// <param name="direct">The origin of modules.</param>
internal sealed class ListedSource(ModuleContext context, ModuleCache cache, string url, IModuleSource direct) : IModuleSource
{
    private readonly ConcurrentDictionary<string, Lazy<IModuleRepository>> _opened = new(StringComparer.Ordinal);

    /// <exception cref="ModuleFetchException">This entry is not for the module.</exception>
    public IModuleRepository Open(string modulePath) =>
        _opened.GetOrAdd(modulePath, p => new Lazy<IModuleRepository>(() => new RememberingRepository(context, cache, p, () => Find(p)))).Value;

    private IModuleRepository Find(string modulePath)
    {
        if (context.Flags.Offline)
            throw new ModuleFetchException("module lookup disabled by -offline", notFound: true) { StandsAlone = true };
        if (PrefixPatterns.Match(context.Env["GONOPROXY"], modulePath))
        {
            return url is "noproxy" or "direct"
                ? direct.Open(modulePath)
                : throw new ModuleFetchException("disabled by GOPRIVATE/GONOPROXY", notFound: true) { StandsAlone = true };
        }

        return url switch
        {
            "off" => throw new ModuleFetchException("module lookup disabled by GOPROXY=off", notFound: true) { StandsAlone = true },
            "direct" => direct.Open(modulePath),
            "noproxy" => throw new NotPrivateException { StandsAlone = true },
            _ => new ProxyRepository(context, url, modulePath),
        };
    }
}
