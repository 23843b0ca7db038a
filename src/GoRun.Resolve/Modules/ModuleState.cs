namespace GoRun.Resolve.Modules;

/// <summary>The main module's requirements at one moment, with the module graph that follows from them. Immutable, thread-safe.</summary>
/// <param name="read">Follows the requirements.</param>
internal sealed class ModuleState(Requirements requirements, Func<Requirements, ModuleGraph> read)
{
    private readonly Lazy<ModuleGraph> _graph = new(() => read(requirements));

    public Requirements Requirements => requirements;

    /// <summary>Read on first use.</summary>
    public ModuleGraph Graph => _graph.Value;

    public bool GraphIsRead => _graph.IsValueCreated;

    /// <exception cref="Platform.GoError">A module's requirements cannot be known.</exception>
    public ModuleGraph GraphWithoutErrors() =>
        Graph.Error is { } error ? throw new Platform.GoError("go: " + error) : Graph;

    public ModuleState With(Requirements other) => new(other, read);
}
