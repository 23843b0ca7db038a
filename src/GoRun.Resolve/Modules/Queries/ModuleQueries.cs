using System.Collections.Immutable;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// What versions there are of a module, and what is said against them, with what the main modules replace and exclude in mind. Nothing is set
/// up before the first question. Thread-safe.
/// </summary>
internal sealed class ModuleQueries
{
    private readonly ModuleContext _context;
    private readonly MainModules _main;
    private readonly IModuleFetcher _fetcher;
    private readonly LatestVersions _latest;

    public ModuleQueries(ModuleContext context, MainModules main, IModuleFetcher fetcher)
    {
        _context = context;
        _main = main;
        _fetcher = fetcher;
        IEnumerable<GoMod.Replacement> lines = main.All.SelectMany(m => m.File.File.Replace).Concat(main.Work?.Content.Replace ?? []);
        Versions = new VersionQueries(fetcher, context.LocalGoVersion, [.. lines.Select(r => r.Old)]);
        _latest = new LatestVersions(Versions, GoModInUse);
    }

    public VersionQueries Versions { get; }

    /// <summary>The version that a query means (modload.Query).</summary>
    /// <param name="current">As for <see cref="VersionQueries.Query(string, string, string, Func{ModuleVersion, bool}?)"/>.</param>
    /// <param name="anyVersion">Versions that are excluded or retracted do too.</param>
    /// <exception cref="QueryException">There is no such version, or it is not to be had.</exception>
    public VersionInfo Query(string path, string query, string current, bool anyVersion)
    {
        if (query is "upgrade" or "patch" && _main.Find(path) is not null) return new VersionInfo { Version = "" };
        try
        {
            return Versions.Query(path, query, current, anyVersion ? null : IsAllowed);
        }
        catch (QueryException e) when (e.IsDisallowed)
        {
            // Which can only be the version in use.
            var module = new ModuleVersion(path, current);
            string text = $"{module}: {(_main.IsExcluded(module) ? "excluded by go.mod" : Describe(_latest.Retraction(module) ?? []))}";
            throw new QueryException(text, e.Failure) { IsDisallowed = true };
        }
    }

    /// <summary>All tagged versions that may be used.</summary>
    /// <param name="retracted">Those that were taken back too.</param>
    /// <exception cref="QueryException">They are not to be had, or it is not known what was taken back.</exception>
    public VersionList List(string path, bool retracted)
    {
        VersionList all = Versions.Versions(path);
        return all with { Versions = [.. all.Versions.Select(v => new ModuleVersion(path, v)).Where(MayBeUsed).Select(m => m.Version)] };

        bool MayBeUsed(ModuleVersion module) => !_main.IsExcluded(module) && (retracted || Retraction(module) is null);
    }

    /// <summary>Neither excluded nor, as far as that is known, taken back.</summary>
    public bool IsAllowed(ModuleVersion module) => !_main.IsExcluded(module) && (IsReplaced(module.Path) || !_latest.IsRetracted(module));

    /// <summary>Why the version has been taken back, in the author's words, of which there may be none; null where it has not.</summary>
    /// <exception cref="QueryException">The latest version is not to be had.</exception>
    public ImmutableArray<string>? Retraction(ModuleVersion module) =>
        module.Version.Length == 0 || IsReplaced(module.Path) ? null : _latest.Retraction(module);

    /// <summary>Why the module should not be used any more, in the author's words; empty where it may.</summary>
    /// <exception cref="QueryException">The latest version is not to be had.</exception>
    public string Deprecation(ModuleVersion module) =>
        module.Version.Length == 0 || IsReplaced(module.Path) ? "" : _latest.Deprecation(module.Path);

    /// <summary>Of a module that is replaced in all versions, nobody asks what its author says.</summary>
    private bool IsReplaced(string path) => _main.ReplacementOf(new ModuleVersion(path, "")) is not null;

    private static string Describe(ImmutableArray<string> reasons)
    {
        const string Retracted = "retracted by module author";
        if (reasons.IsEmpty) return Retracted;
        return $"{Retracted}: {(ShortMessage.Of(reasons[0]) is { Length: > 0 } reason ? reason : Retracted)}";
    }

    private byte[] GoModInUse(ModuleVersion module)
    {
        if (_main.ReplacementOf(module) is not { } used) return _fetcher.GoMod(module);
        if (used.Version.Length > 0) return _fetcher.GoMod(used);
        string file = _main.DirectoryOf(used) + "/go.mod";
        try
        {
            return _context.Sources.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModuleFetchException($"reading {_context.Short(file)}: {e.Message}");
        }
    }
}
