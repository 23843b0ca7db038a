using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// What the authors of modules say about versions that are out already: it stands in the go.mod file of the latest version, retracted or not
/// (go.dev/ref/mod#go-mod-file-retract). Each module is asked about once. Thread-safe.
/// </summary>
/// <param name="latest">Finds the latest version of a module; throws <see cref="QueryException"/>.</param>
/// <param name="goMod">Its go.mod file; throws <see cref="ModuleFetchException"/>.</param>
internal sealed class LatestVersions(Func<string, VersionInfo> latest, Func<ModuleVersion, byte[]> goMod)
{
    private readonly ConcurrentDictionary<string, Lazy<LatestGoMod>> _known = new(StringComparer.Ordinal);

    public LatestVersions(VersionQueries queries, Func<ModuleVersion, byte[]> goMod)
        : this(path => queries.Query(path, "latest", "", allowed: null), goMod)
    {
    }

    /// <summary>
    /// Whether the version has been taken back. Where the latest version is not to be had, nothing is known against the others.
    /// </summary>
    public bool IsRetracted(ModuleVersion module)
    {
        try
        {
            return Of(module.Path).Retract.Any(r => IsIn(module, r));
        }
        catch (QueryException)
        {
            return false;
        }
    }

    /// <summary>Why the version has been taken back, in the author's words, of which there may be none; null where it has not.</summary>
    /// <exception cref="QueryException">The latest version is not to be had.</exception>
    public ImmutableArray<string>? Retraction(ModuleVersion module)
    {
        try
        {
            LatestGoMod newest = Of(module.Path);
            if (!newest.Retract.Any(r => IsIn(module, r))) return null;
            return RetractionReasons.Of(newest.Text, r => IsIn(module, r));
        }
        catch (QueryException e)
        {
            throw new QueryException($"loading module retractions for {module}: {e.Reason}", e.Failure, e.NotFound);
        }
    }

    /// <summary>Why the module should not be used any more, in the author's words; empty where it may.</summary>
    /// <exception cref="QueryException">The latest version is not to be had.</exception>
    public string Deprecation(string path)
    {
        try
        {
            return DeprecationNotice.Of(Of(path).Text);
        }
        catch (QueryException e)
        {
            throw new QueryException($"loading deprecation for {path}: {e.Message}", e.Failure, e.NotFound);
        }
    }

    private static bool IsIn(ModuleVersion module, VersionInterval interval) =>
        ModuleVersion.CompareVersions(module.Path, interval.Low, module.Version) <= 0
        && ModuleVersion.CompareVersions(module.Path, module.Version, interval.High) <= 0;

    private LatestGoMod Of(string path) =>
        _known.GetOrAdd(path, static (p, self) => new Lazy<LatestGoMod>(() => self.Read(p)), this).Value;

    private LatestGoMod Read(string path)
    {
        var newest = new ModuleVersion(path, latest(path).Version);
        if (ModuleVersion.IsToolchain(path)) return new LatestGoMod("", []);
        try
        {
            string text = Encoding.UTF8.GetString(goMod(newest));
            return new LatestGoMod(text, GoModReader.Read("go.mod", text, new GoModRules(Strict: false, KnowsIgnore: false)).File.Retract);
        }
        catch (ModuleFetchException e)
        {
            throw QueryException.About(newest, e);
        }
    }

    private sealed record LatestGoMod(string Text, ImmutableArray<VersionInterval> Retract);
}
