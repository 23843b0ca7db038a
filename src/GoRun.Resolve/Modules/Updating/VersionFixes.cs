using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Queries;
using GoRun.Resolve.Modules.Sums;

namespace GoRun.Resolve.Modules.Updating;

/// <summary>
/// What is meant by versions of a main module's go.mod that are not canonical, like <c>v1.2</c> or a branch (modload.fixVersion). Looked up
/// where there are any, each once; go.mod is then to be changed.
/// </summary>
/// <param name="modFile">go.mod, or what <c>-modfile</c> names.</param>
internal sealed class VersionFixes(ModuleContext context, string modFile)
{
    private readonly Dictionary<ModuleVersion, string> _found = [];
    private VersionQueries? _queries;

    /// <summary>Some version was not canonical.</summary>
    public bool Any => _found.Count > 0;

    /// <exception cref="QueryException">There is no such version, or it is not to be had.</exception>
    public string VersionOf(string path, string version)
    {
        if (SemanticVersion.Canonical(version) == version) return version;
        var written = new ModuleVersion(path, version);
        if (_found.TryGetValue(written, out string? known)) return known;
        _queries ??= new VersionQueries(Fetcher(), context.LocalGoVersion, []);
        return _found[written] = _queries.Query(path, version, "", allowed: null).Version;
    }

    private ModuleFetcher Fetcher() =>
        new(context, new ModuleCache(context), new SumVerifier(context, SumFiles.OfModule(modFile)));
}
