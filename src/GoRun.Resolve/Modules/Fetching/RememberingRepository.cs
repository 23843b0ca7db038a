using System.Collections.Concurrent;
using GoRun.Resolve.Modules.Cache;

namespace GoRun.Resolve.Modules.Fetching;

/// <summary>
/// Asks a repository each thing once, and GOMODCACHE before it: what is known of a version does not change (cmd/go/internal/modfetch,
/// cachingRepo). Thread-safe.
/// </summary>
/// <param name="open">Makes the repository, when GOMODCACHE does not have the answer.</param>
internal sealed class RememberingRepository(ModuleContext context, ModuleCache cache, string modulePath, Func<IModuleRepository> open)
    : IModuleRepository
{
    private readonly Lazy<IModuleRepository> _inner = new(open);
    private readonly ConcurrentDictionary<string, Lazy<VersionList>> _versions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<VersionInfo>> _infos = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Lazy<VersionInfo>? _latest;

    public string ModulePath => modulePath;

    public VersionList Versions(string prefix) => _versions.GetOrAdd(prefix, p => new Lazy<VersionList>(() => _inner.Value.Versions(p))).Value;

    public VersionInfo Stat(string revision) => _infos.GetOrAdd(revision, r => new Lazy<VersionInfo>(() => FindInfo(r))).Value;

    public VersionInfo Latest()
    {
        Lazy<VersionInfo> latest;
        lock (_gate) latest = _latest ??= new Lazy<VersionInfo>(FindLatest);
        return latest.Value;
    }

    public byte[] GoMod(string version) => _inner.Value.GoMod(version);

    public void Zip(string version, Stream destination) => _inner.Value.Zip(version, destination);

    private VersionInfo FindInfo(string revision)
    {
        var versions = new CachedVersions(context, cache);
        if (versions.Find(modulePath, revision) is { } known) return known;
        VersionInfo info = _inner.Value.Stat(revision);
        _infos.TryAdd(info.Version, new Lazy<VersionInfo>(info));
        versions.Remember(modulePath, info);
        return info;
    }

    private VersionInfo FindLatest()
    {
        VersionInfo info = _inner.Value.Latest();
        _infos.TryAdd(info.Version, new Lazy<VersionInfo>(info));
        var versions = new CachedVersions(context, cache);
        if (versions.Find(modulePath, info.Version) is null) versions.Remember(modulePath, info);
        return info;
    }
}
