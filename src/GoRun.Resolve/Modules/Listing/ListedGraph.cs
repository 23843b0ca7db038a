using System.Collections.Immutable;

namespace GoRun.Resolve.Modules.Listing;

/// <summary>The module graph as <c>list -m</c> looks at it.</summary>
/// <param name="Selected">The version of a module; empty for a main module, null for one that is not in the graph.</param>
/// <param name="BuildList">All modules in go's order; none where only vendor/ is known.</param>
/// <param name="IsBroken">Some module's requirements are not known, so that others may be missing.</param>
internal sealed record ListedGraph(Func<string, string?> Selected, ImmutableArray<ModuleVersion> BuildList, bool IsBroken);
