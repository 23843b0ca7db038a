using System.Collections.Immutable;
using System.Text;

namespace GoRun.Resolve.Modules;

/// <summary>
/// The module graph and the versions that minimal version selection takes from it (go.dev/ref/mod#minimal-version-selection): of each
/// module the highest version that anything reachable asks for. Immutable.
/// </summary>
internal sealed class ModuleGraph
{
    private readonly IReadOnlyDictionary<ModuleVersion, ImmutableArray<ModuleVersion>> _require;
    private readonly IReadOnlyDictionary<string, string> _selected;
    private readonly ImmutableArray<ModuleVersion> _roots;

    /// <param name="roots">Where every way begins.</param>
    /// <param name="require">What each module asks for whose requirements count.</param>
    /// <param name="selected">By path, with the main modules; their versions are empty.</param>
    /// <param name="errors">The modules whose requirements cannot be known.</param>
    public ModuleGraph(
        ImmutableArray<ModuleVersion> roots,
        IReadOnlyDictionary<ModuleVersion, ImmutableArray<ModuleVersion>> require,
        IReadOnlyDictionary<string, string> selected,
        IReadOnlyDictionary<ModuleVersion, ModuleError> errors)
    {
        _roots = roots;
        _require = require;
        _selected = selected;
        BuildList =
        [
            .. selected.Where(s => s.Value.Length > 0 && !ModuleVersion.IsToolchain(s.Key))
                .Select(s => new ModuleVersion(s.Key, s.Value))
                .OrderBy(m => m.Path, StringComparer.Ordinal),
        ];
        (Error, Conflict) = errors.Count == 0 ? (null, null) : DescribeFirst(errors);
    }

    /// <summary>
    /// go's message about the first module whose requirements cannot be known, with the way that leads to it; null where all went well.
    /// </summary>
    public string? Error { get; }

    /// <summary>The same with nothing but the ends of the way, as go tells it where a version was asked for by name.</summary>
    public string? Conflict { get; }

    /// <summary>
    /// The selected version of each module but the main ones, by path; without the pseudo-modules for the go and toolchain lines.
    /// </summary>
    public ImmutableArray<ModuleVersion> BuildList { get; }

    /// <summary>As <see cref="BuildList"/>, with the pseudo-modules.</summary>
    public ImmutableArray<ModuleVersion> SelectedVersions =>
    [
        .. _selected.Where(s => s.Value.Length > 0)
            .Select(s => new ModuleVersion(s.Key, s.Value))
            .OrderBy(m => m.Path, StringComparer.Ordinal),
    ];

    /// <summary>The modules, at each version that something asks for, whose go.mod files have a say in what is selected.</summary>
    public IEnumerable<ModuleVersion> Followed => _require.Keys.Where(m => m.Version.Length > 0);

    /// <summary>Empty for a main module; null for a module that is not in the graph.</summary>
    public string? Selected(string path) => _selected.GetValueOrDefault(path);

    /// <summary>The module's own requirements count, so that it is not merely mentioned at the graph's rim.</summary>
    public bool HasRequirementsOf(ModuleVersion module) => _require.ContainsKey(module);

    /// <summary>What the module itself asks for, as far as that counts.</summary>
    public ImmutableArray<ModuleVersion> RequirementsOf(ModuleVersion module) => _require.GetValueOrDefault(module, []);

    /// <summary>Searches breadth first, so that the way shown is a shortest one.</summary>
    private (string Error, string Conflict) DescribeFirst(IReadOnlyDictionary<ModuleVersion, ModuleError> errors)
    {
        var cameFrom = new Dictionary<ModuleVersion, ModuleVersion>();
        var queue = new Queue<ModuleVersion>();
        foreach (ModuleVersion root in _roots)
        {
            if (!cameFrom.TryAdd(root, root)) continue;
            if (errors.TryGetValue(root, out ModuleError? error)) return Describe(root, error, cameFrom);
            queue.Enqueue(root);
        }

        while (queue.TryDequeue(out ModuleVersion module))
        {
            foreach (ModuleVersion requirement in _require.GetValueOrDefault(module, []))
            {
                if (!cameFrom.TryAdd(requirement, module)) continue;
                if (errors.TryGetValue(requirement, out ModuleError? error)) return Describe(requirement, error, cameFrom);
                queue.Enqueue(requirement);
            }
        }

        string lost = errors.Values.First().ToString();
        return (lost, lost);
    }

    /// <summary>A main module at the beginning of the way is not worth a word.</summary>
    private static (string Error, string Conflict) Describe(
        ModuleVersion module, ModuleError error, Dictionary<ModuleVersion, ModuleVersion> cameFrom)
    {
        var way = new StringBuilder();
        ModuleVersion first = module;
        int steps = 0;
        for (; cameFrom[first] != first && cameFrom[first].Version.Length > 0; first = cameFrom[first], steps++)
            way.Insert(0, $"{cameFrom[first]} requires\n\t");
        string replaced = error.Subject is { } subject && subject != module ? $" (replaced by {subject})" : "";
        string ends = steps == 0 ? "" : $"{first} {(steps > 1 ? "indirectly " : "")}requires ";
        return ($"{way}{module}{replaced}: {error.Text}", $"{ends}{module}: {error.Text}");
    }
}
