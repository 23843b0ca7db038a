using System.Collections.Immutable;
using System.Text;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// Finds the version of a module that a query means (go.dev/ref/mod#version-queries): <c>v1.2.3</c>, <c>latest</c>, <c>upgrade</c>,
/// <c>patch</c>, <c>v1</c>, <c>v1.2</c>, <c>&lt;v1.5</c> and its kin, a branch, a tag or a commit. Releases go before pre-releases, both
/// before untagged commits. Thread-safe.
/// </summary>
/// <param name="replaced">What the main module replaces: the left sides of its lines. Replaced versions exist, whatever sources
/// say.</param>
internal sealed class VersionQueries(IModuleFetcher fetcher, string localGoVersion, ImmutableArray<ModuleVersion> replaced)
{
    /// <param name="current">The version in use, for <c>upgrade</c> and <c>patch</c>; <c>none</c> or empty where there is none.</param>
    /// <param name="allowed">Where versions are to be chosen from, the others do not count; a revision that is asked for by name and is not
    /// allowed is an error. Null allows all.</param>
    /// <exception cref="QueryException">There is no such version, or it is not to be had.</exception>
    /// <exception cref="Platform.GoError">What was fetched to decide is not what the checksum database knows.</exception>
    public VersionInfo Query(string path, string query, string current, Func<ModuleVersion, bool>? allowed)
    {
        try
        {
            return fetcher.Ask(source => Query(source, path, query, current, allowed));
        }
        catch (ModuleFetchException e)
        {
            throw QueryException.About(new ModuleVersion(path, ""), e);
        }
    }

    /// <summary>All tagged versions, replaced ones included, in the order of semantic versioning.</summary>
    /// <exception cref="QueryException">They are not to be had.</exception>
    public VersionList Versions(string path)
    {
        try
        {
            return fetcher.Ask(source => Open(source, path).Versions(""));
        }
        catch (ModuleFetchException e)
        {
            throw QueryException.About(new ModuleVersion(path, ""), e);
        }
    }

    /// <summary>The same as <see cref="Query(string, string, string, Func{ModuleVersion, bool}?)"/>, of one source alone.</summary>
    /// <exception cref="QueryException">The source has no answer.</exception>
    public VersionInfo Query(IModuleSource source, string path, string query, string current, Func<ModuleVersion, bool>? allowed)
    {
        if (current is not ("" or "none") && !VersionForms.IsValid(path, current))
            throw new QueryException($"invalid previous version {path}@{current}", QueryFailure.Other);
        if (path is "std" or "cmd")
        {
            string text = $"can't query specific version ({GoQuoting.Quote(query)}) of standard-library module {GoQuoting.Quote(path)}";
            throw new QueryException(text, QueryFailure.Other);
        }

        IModuleRepository repository = Open(source, path);
        VersionMatcher matcher = VersionMatcher.Of(path, query, current);
        if (matcher.IsRevision) return FindRevision(repository, query, allowed);

        var candidates = new Candidates(this, repository, matcher, v => allowed is null || allowed(new ModuleVersion(path, v)));
        if (candidates.Choose() is { } version) return Settle(repository, version, query, current, allowed, candidates.Origin);
        if (query is "upgrade" or "patch" && current is not ("" or "none"))
        {
            if (allowed is not null && !allowed(new ModuleVersion(path, current))) throw Disallowed(path, current);
            return Settle(repository, current, query, current, allowed, candidates.Origin);
        }

        string known = query is "upgrade" or "patch" && current is not ("" or "none") ? $" (current version is {current})" : "";
        throw new QueryException($"no matching versions for query {GoQuoting.Quote(query)}{known}", QueryFailure.NoVersion);
    }

    /// <summary>Whether the version has a go.mod file of its own, rather than one that go makes up.</summary>
    private bool HasGoMod(ModuleVersion module)
    {
        try
        {
            return Encoding.UTF8.GetString(fetcher.GoMod(module)) != $"module {module.Path}\n";
        }
        catch (ModuleFetchException e)
        {
            throw QueryException.About(module, e);
        }
    }

    private IModuleRepository Open(IModuleSource source, string path)
    {
        ImmutableArray<ModuleVersion> own = replaced.IsEmpty ? [] : [.. replaced.Where(r => r.Path == path)];
        if (!ModuleVersion.IsToolchain(path) && ModulePaths.CheckModulePath(path) is { } problem)
        {
            var failure = new QueryException($"malformed module path {GoQuoting.Quote(path)}: {problem}", QueryFailure.InvalidPath);
            return own.IsEmpty ? throw failure : new ReplacedRepository(path, null, failure, own);
        }

        try
        {
            IModuleRepository repository = ModuleVersion.IsToolchain(path)
                ? new GoReleases(path, source.Open(GoReleases.Downloads), localGoVersion)
                : source.Open(path);
            return own.IsEmpty ? repository : new ReplacedRepository(path, repository, null, own);
        }
        catch (ModuleFetchException e)
        {
            if (own.IsEmpty) throw QueryException.About(new ModuleVersion(path, ""), e);
            return new ReplacedRepository(path, null, e, own);
        }
    }

    private static VersionInfo FindRevision(IModuleRepository repository, string revision, Func<ModuleVersion, bool>? allowed)
    {
        VersionInfo info;
        try
        {
            info = Stat(repository, revision);
        }
        catch (QueryException)
        {
            // v1.2.3+meta is the same version as v1.2.3.
            string canonical = SemanticVersion.Canonical(revision);
            if (canonical.Length == 0 || canonical == revision || StatOrNull(repository, canonical) is not { } found) throw;
            info = found;
        }

        var module = new ModuleVersion(repository.ModulePath, info.Version);
        return allowed is null || allowed(module) ? info : throw Disallowed(module.Path, module.Version);
    }

    /// <summary>
    /// The chosen version. From a pseudo-version, <c>upgrade</c> and <c>patch</c> do not lead to what was there before it: whoever uses it
    /// does not mean to go back in time.
    /// </summary>
    /// <param name="origin">What the choice has depended on.</param>
    private static VersionInfo Settle(
        IModuleRepository repository, string version, string query, string current, Func<ModuleVersion, bool>? allowed, VersionOrigin? origin)
    {
        VersionInfo info = Stat(repository, version);
        info = info with { Origin = VersionOrigin.Join(origin, info.Origin) };
        if (query is not ("upgrade" or "patch") || !PseudoVersion.Is(current) || info.Time is not { } time) return info;
        if (PseudoVersion.Time(current) is not { } currentTime || time >= currentTime) return info;
        if (allowed is not null && !allowed(new ModuleVersion(repository.ModulePath, current)))
            throw Disallowed(repository.ModulePath, current);
        VersionInfo known = Stat(repository, current);
        return known with { Origin = VersionOrigin.Join(info.Origin, known.Origin) };
    }

    private static VersionInfo Stat(IModuleRepository repository, string revision)
    {
        try
        {
            return repository.Stat(revision);
        }
        catch (ModuleFetchException e)
        {
            throw QueryException.About(new ModuleVersion(repository.ModulePath, revision), e, isRevision: revision.Length == 0 || SemanticVersion.Canonical(revision) != revision);
        }
    }

    private static VersionInfo? StatOrNull(IModuleRepository repository, string revision)
    {
        try
        {
            return Stat(repository, revision);
        }
        catch (QueryException e) when (e.NotFound)
        {
            return null;
        }
    }

    private static QueryException Disallowed(string path, string version) =>
        new($"{path}@{version}: disallowed module version", QueryFailure.Other) { IsDisallowed = true };

    /// <summary>The versions of one module that would do.</summary>
    private sealed class Candidates(VersionQueries queries, IModuleRepository repository, VersionMatcher matcher, Func<string, bool> allowed)
    {
        private readonly List<string> _releases = [];
        private readonly List<string> _prereleases = [];

        /// <summary>Where what was asked so far was found; null where that is not known.</summary>
        public VersionOrigin? Origin { get; private set; }

        /// <summary>The best version, or null where none would do.</summary>
        public string? Choose()
        {
            Sort(repository.ModulePath, Versions());
            List<string> best = _releases.Count > 0 ? _releases : _prereleases;
            if (best.Count > 0) return matcher.PrefersLower ? best[0] : best[^1];
            return matcher.MayBeUntagged && Latest() is { } latest && Suits(latest.Version) ? latest.Version : null;
        }

        private bool Suits(string version) => matcher.Matches(version) && allowed(version);

        private ImmutableArray<string> Versions()
        {
            try
            {
                VersionList known = repository.Versions(matcher.Prefix);
                Origin = known.Origin;
                return known.Versions;
            }
            catch (ModuleFetchException e)
            {
                throw QueryException.About(new ModuleVersion(repository.ModulePath, ""), e);
            }
        }

        private VersionInfo? Latest()
        {
            try
            {
                VersionInfo latest = repository.Latest();
                Origin = VersionOrigin.Join(Origin, latest.Origin);
                return latest;
            }
            catch (ModuleFetchException e)
            {
                return e.NotFound ? null : throw QueryException.About(new ModuleVersion(repository.ModulePath, ""), e);
            }
        }

        /// <summary>
        /// A module whose last ordinary version has a go.mod file knows of modules: its <c>+incompatible</c> versions are from before that,
        /// whatever their numbers.
        /// </summary>
        private void Sort(string path, ImmutableArray<string> versions)
        {
            bool incompatibleToo = matcher.PrefersIncompatible;
            string lastCompatible = "";
            foreach (string version in versions)
            {
                if (!Suits(version)) continue;
                if (!incompatibleToo && !version.EndsWith("+incompatible", StringComparison.Ordinal))
                {
                    lastCompatible = version;
                }
                else if (!incompatibleToo && lastCompatible.Length > 0)
                {
                    if (queries.HasGoMod(new ModuleVersion(path, lastCompatible))) return;
                    incompatibleToo = true;
                }

                (VersionForms.IsPrerelease(path, version) ? _prereleases : _releases).Add(version);
            }
        }
    }
}
