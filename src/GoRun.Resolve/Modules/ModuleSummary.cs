using System.Collections.Immutable;

namespace GoRun.Resolve.Modules;

/// <summary>What the module graph needs of a dependency's go.mod file.</summary>
internal sealed record ModuleSummary
{
    /// <summary>As the module line says; empty without one.</summary>
    public required string ModulePath { get; init; }

    /// <summary>As the go line says; empty without one.</summary>
    public required string GoVersion { get; init; }

    /// <summary>Its requirements, with one on <c>go</c> where the go line is 1.21 or newer.</summary>
    public required ImmutableArray<ModuleVersion> Require { get; init; }

    /// <summary>As the ignore lines say.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>
    /// The requirements name all that the module's packages import, so that the graph need not be followed further (go 1.17 and newer).
    /// </summary>
    public required bool Pruned { get; init; }

    /// <summary>Whether a go line makes its module's part of the graph pruned.</summary>
    public static bool IsPruned(string goVersion) => goVersion.Length > 0 && Modules.GoVersion.Compare(goVersion, "1.17") >= 0;
}
