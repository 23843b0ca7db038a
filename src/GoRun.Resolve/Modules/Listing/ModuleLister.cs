using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Queries;

namespace GoRun.Resolve.Modules.Listing;

/// <summary>
/// <c>list -m</c> with modules from the module cache: finds what the arguments name, and then writes go.mod and go.sum where that is allowed
/// (modload.ListModules). For one listing.
/// </summary>
/// <param name="state">The requirements so far.</param>
/// <param name="raise">The same with each root at its selected version, where they may change; else an error.</param>
/// <param name="describe">Makes descriptions with the requirements that count in the end.</param>
/// <param name="commit">Writes go.mod and go.sum with these requirements, or says why they would have to be written.</param>
internal sealed class ModuleLister(
    ModuleState state,
    ImmutableArray<Module> main,
    ModuleQueries queries,
    Func<ModuleState, ModuleState> raise,
    Func<Requirements, ModuleDescriptions> describe,
    Action<ModuleState> commit,
    NetworkWaits waits)
{
    private ModuleState _state = state;
    private ModuleDescriptions? _descriptions;
    private string? _error;

    /// <param name="noMain">As <see cref="ModuleArguments.NoMain"/>.</param>
    /// <exception cref="GoError">Something could not be found: all that is wrong.</exception>
    public ModuleResolution List(ImmutableArray<string> arguments, ModuleAspects aspects, string noMain)
    {
        _descriptions = describe(_state.Requirements);

        // Who asks what was retracted, or is told so in any case, wants to see such versions too.
        bool anyVersion = aspects.HasFlag(ModuleAspects.Retractions) || aspects.HasFlag(ModuleAspects.Upgrades);
        ModuleResolution found = new ModuleArguments
        {
            Main = main,
            RootVersion = path => _state.Requirements.VersionOf(path),
            RootsDecide = _state.Requirements.Pruning != GraphPruning.Unpruned,
            Graph = ReadGraph,
            Describe = m => _descriptions.Of(m),
            Query = (path, query, current) => Find(path, query, current, anyVersion || VersionForms.IsRevision(path, query)),
            Aspects = aspects,
            NoMain = noMain,
            Waits = waits,
        }.Resolve(arguments);
        found = found with { Modules = new ModuleAdditions(queries, aspects, waits).AddTo(found.Modules) };

        // What newer versions there are has nothing to do with what the build needs.
        if (_error is null && !aspects.HasFlag(ModuleAspects.Upgrades)) Try(() => commit(_state));
        return found.WithoutErrors(_error is null ? [] : [_error]);
    }

    private ListedGraph ReadGraph()
    {
        if (_state.Graph.Error is { } error) _error = "go: " + error;
        else if (!_state.Requirements.AreSelected(_state.Graph.Selected)) Try(() => _state = raise(_state));
        _descriptions = describe(_state.Requirements);
        ModuleGraph graph = _state.Graph;
        IEnumerable<ModuleVersion> own = main.Select(m => m.Path).Order(StringComparer.Ordinal).Select(p => new ModuleVersion(p, ""));
        return new ListedGraph(graph.Selected, [.. own, .. graph.BuildList], _error is not null);
    }

    private Module Find(string path, string query, string current, bool anyVersion)
    {
        try
        {
            VersionInfo found = queries.Query(path, query, current, anyVersion);
            Module module = _descriptions!.OfVersion(new ModuleVersion(path, found.Version));
            return module with { Query = query == module.Version ? "" : query, Origin = found.Origin };
        }
        catch (QueryException e)
        {
            return new Module { Path = path, Version = query, Error = Describe(path, query, e) };
        }
    }

    /// <summary>With the module in front, and once (modload.modinfoError).</summary>
    private static string Describe(string path, string query, QueryException problem)
    {
        if (problem.Failure == QueryFailure.NoVersion) return $"module {path}: {problem.Message}";
        return problem.Reason == problem.Message ? $"{path}@{query}: {problem.Message}" : problem.Message;
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (GoError e)
        {
            _error = e.Message;
        }
    }
}
