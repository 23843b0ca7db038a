using System.Collections.Concurrent;
using System.Text;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// What the authors of modules say about versions that are out already: it stands in the go.mod file of the latest version, retracted or not
/// (go.dev/ref/mod#go-mod-file-retract). Each module is asked about once. Thread-safe.
/// </summary>
/// <param name="latest">Finds the latest version of a module; throws <see cref="QueryException"/>.</param>
internal sealed class LatestVersions(Func<string, VersionInfo> latest, IModuleFetcher fetcher)
{
    private readonly ConcurrentDictionary<string, Lazy<LatestGoMod>> _known = new(StringComparer.Ordinal);

    public LatestVersions(VersionQueries queries, IModuleFetcher fetcher)
        : this(path => queries.Query(path, "latest", "", allowed: null), fetcher)
    {
    }

    /// <summary>
    /// Whether the version has been taken back. Where the latest version is not to be had, nothing is known against the others.
    /// </summary>
    public bool IsRetracted(ModuleVersion module)
    {
        try
        {
            return Of(module.Path).File.Retract.Any(r =>
                ModuleVersion.CompareVersions(module.Path, r.Low, module.Version) <= 0
                && ModuleVersion.CompareVersions(module.Path, module.Version, r.High) <= 0);
        }
        catch (QueryException)
        {
            return false;
        }
    }

    /// <summary>Why the module should not be used any more, in the author's words; empty where it may.</summary>
    /// <exception cref="QueryException">The latest version is not to be had.</exception>
    public string Deprecation(string path)
    {
        try
        {
            return Of(path).Deprecation;
        }
        catch (QueryException e)
        {
            throw new QueryException($"loading deprecation for {path}: {e.Message}", e.Failure, e.NotFound);
        }
    }

    private LatestGoMod Of(string path) =>
        _known.GetOrAdd(path, static (p, self) => new Lazy<LatestGoMod>(() => self.Read(p)), this).Value;

    private LatestGoMod Read(string path)
    {
        var newest = new ModuleVersion(path, latest(path).Version);
        if (ModuleVersion.IsToolchain(path)) return new LatestGoMod(new GoModFile(), "");
        try
        {
            string text = Encoding.UTF8.GetString(fetcher.GoMod(newest));
            GoModFile file = GoModReader.Read("go.mod", text, new GoModRules(Strict: false, KnowsIgnore: false)).File;
            return new LatestGoMod(file, DeprecationNotice.Of(text));
        }
        catch (ModuleFetchException e)
        {
            throw QueryException.About(newest, e);
        }
    }

    private sealed record LatestGoMod(GoModFile File, string Deprecation);
}
