using System.Collections.Immutable;

namespace GoRun.Resolve;

/// <summary>The modules that the arguments of <c>list -m</c> name.</summary>
/// <param name="Modules">In go's order, with what is known of them on this machine.</param>
/// <param name="Warnings">For standard error, ready to print.</param>
public sealed record ModuleResolution(ImmutableArray<Module> Modules, ImmutableArray<string> Warnings);
