using System.Collections.Immutable;

namespace GoRun.Resolve;

/// <summary>What to resolve.</summary>
public sealed record ResolveRequest
{
    /// <summary>The logical current directory, after <c>-C</c>. Absolute and clean.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Package patterns, or .go files, as typed.</summary>
    public required ImmutableArray<string> Targets { get; init; }

    public required ResolvePurpose Purpose { get; init; }

    /// <summary>What was typed (<c>package@version</c>), where <see cref="Targets"/> has it without the version; else null.</summary>
    internal string? VersionedTarget { get; init; }
}

/// <summary>What the packages are wanted for; it decides which are acceptable.</summary>
public enum ResolvePurpose
{
    /// <summary>Exactly one main package.</summary>
    Run,

    /// <summary>Any packages, to be built.</summary>
    Build,

    /// <summary>Any packages, to be shown.</summary>
    List,
}

/// <summary>The end of phase 1: what is to be built, on a verified build list.</summary>
public sealed record Resolution
{
    /// <summary>The packages that the targets name, in the order of the command line (a pattern's in bytewise order).</summary>
    public required ImmutableArray<Package> Roots { get; init; }

    /// <summary>The roots and all that they depend on, each once, dependencies first (depth-first, in the order of <c>go list -deps</c>).</summary>
    public required ImmutableArray<Package> Packages { get; init; }

    /// <summary>One, or those of a workspace in the order of go.work; none outside a module.</summary>
    public ImmutableArray<Module> MainModules { get; init; } = [];

    /// <summary>
    /// Where packages are to be listed, what is wrong with those that they need, ready to print; the listed ones themselves are in order.
    /// </summary>
    public ImmutableArray<string> DependencyFaults { get; init; } = [];

    /// <summary>Warnings for standard error, ready to print.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
