using System.Collections.Immutable;
using System.Text;

namespace GoRun.Resolve.Modules;

/// <summary>
/// The module graph and the versions that minimal version selection takes from it (go.dev/ref/mod#minimal-version-selection): of each
/// module the highest version that anything reachable asks for. Immutable.
/// </summary>
internal sealed class ModuleGraph
{
    private readonly Dictionary<string, string> _selected = new(StringComparer.Ordinal);
    private readonly Dictionary<ModuleVersion, ImmutableArray<ModuleVersion>> _require = [];
    private readonly Dictionary<ModuleVersion, ModuleError> _errors = [];
    private readonly ModuleVersion _main;

    private ModuleGraph(ModuleVersion main)
    {
        _main = main;
        _selected.Add(main.Path, "");
    }

    /// <summary>
    /// go's message about the first module whose requirements cannot be known, with the way that leads to it; null where all went well.
    /// </summary>
    public string? Error { get; private set; }

    /// <summary>
    /// The selected version of each module but the main one, by path; without the pseudo-modules for the go and toolchain lines.
    /// </summary>
    public ImmutableArray<ModuleVersion> BuildList { get; private set; } = [];

    /// <summary>Follows the requirements.</summary>
    /// <param name="main">The main module, without version.</param>
    /// <param name="roots">Its requirements.</param>
    /// <param name="pruned">The main module's go line is 1.17 or newer: of a requirement that is pruned itself, only the direct
    /// requirements count.</param>
    /// <param name="summaryOf">Called from several threads, once for each module version.</param>
    public static ModuleGraph Load(
        ModuleVersion main, ImmutableArray<ModuleVersion> roots, bool pruned, Func<ModuleVersion, SummaryResult> summaryOf)
    {
        var graph = new ModuleGraph(main);
        graph.Add(main, roots);
        var seen = new HashSet<(ModuleVersion Module, bool Pruned)>();
        var level = new List<(ModuleVersion Module, bool Pruned)>();
        foreach (ModuleVersion root in roots) Enqueue(root, pruned);
        while (level.Count > 0)
        {
            (ModuleVersion Module, bool Pruned)[] current = [.. level];
            level.Clear();
            var results = new SummaryResult[current.Length];
            Parallel.For(0, current.Length, i => results[i] = summaryOf(current[i].Module));
            for (int i = 0; i < current.Length; i++) Visit(current[i].Module, current[i].Pruned, results[i]);
        }

        graph.Finish();
        return graph;

        void Enqueue(ModuleVersion module, bool asPruned)
        {
            if (seen.Add((module, asPruned))) level.Add((module, asPruned));
        }

        void Visit(ModuleVersion module, bool asPruned, SummaryResult result)
        {
            if (result.Summary is not { } summary)
            {
                graph._errors[module] = result.Error!;
                return;
            }

            graph.Add(module, summary.Require);
            if (asPruned && summary.Pruned) return;
            foreach (ModuleVersion requirement in summary.Require) Enqueue(requirement, asPruned && summary.Pruned);
        }
    }

    /// <summary>Empty for the main module; null for a module that is not in the graph.</summary>
    public string? Selected(string path) => _selected.GetValueOrDefault(path);

    private void Add(ModuleVersion module, ImmutableArray<ModuleVersion> requirements)
    {
        _require[module] = requirements;
        foreach (ModuleVersion requirement in requirements)
        {
            if (requirement.Path == _main.Path) continue;
            if (!_selected.TryGetValue(requirement.Path, out string? version)
                || ModuleVersion.CompareVersions(requirement.Path, version, requirement.Version) < 0)
            {
                _selected[requirement.Path] = requirement.Version;
            }
        }
    }

    private void Finish()
    {
        BuildList =
        [
            .. _selected.Where(s => s.Key != _main.Path && !ModuleVersion.IsToolchain(s.Key))
                .Select(s => new ModuleVersion(s.Key, s.Value))
                .OrderBy(m => m.Path, StringComparer.Ordinal),
        ];
        if (_errors.Count > 0) Error = DescribeFirstError();
    }

    /// <summary>Searches breadth first, so that the way shown is a shortest one.</summary>
    private string DescribeFirstError()
    {
        var cameFrom = new Dictionary<ModuleVersion, ModuleVersion> { [_main] = _main };
        var queue = new Queue<ModuleVersion>([_main]);
        while (queue.TryDequeue(out ModuleVersion module))
        {
            foreach (ModuleVersion requirement in _require.GetValueOrDefault(module, []))
            {
                if (!cameFrom.TryAdd(requirement, module)) continue;
                if (_errors.TryGetValue(requirement, out ModuleError? error)) return Describe(requirement, error, cameFrom);
                queue.Enqueue(requirement);
            }
        }

        return _errors.Values.First().ToString();
    }

    private string Describe(ModuleVersion module, ModuleError error, Dictionary<ModuleVersion, ModuleVersion> cameFrom)
    {
        var way = new Stack<ModuleVersion>();
        for (ModuleVersion at = cameFrom[module]; at != _main; at = cameFrom[at]) way.Push(at);
        var text = new StringBuilder();
        foreach (ModuleVersion step in way) text.Append(step).Append(" requires\n\t");
        text.Append(module);
        if (error.Subject is { } subject && subject != module) text.Append(" (replaced by ").Append(subject).Append(')');
        return text.Append(": ").Append(error.Text).ToString();
    }
}
