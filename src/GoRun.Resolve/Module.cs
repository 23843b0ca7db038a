using System.Collections.Immutable;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve;

/// <summary>A module of the build list.</summary>
public sealed record Module
{
    /// <summary>Module path, like <c>golang.org/x/text</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Canonical version, like <c>v1.2.3</c>; empty for a main module.</summary>
    public string Version { get; init; } = "";

    /// <summary>The module that stands in for this one (a <c>replace</c> line), or null. Its Version is empty for a folder.</summary>
    public Module? Replace { get; init; }

    /// <summary>Absolute root of the module's files; empty in vendor mode for dependencies, whose packages lie in vendor/.</summary>
    public string Directory { get; init; } = "";

    /// <summary>Path of the go.mod file; empty where there is none.</summary>
    public string GoModFile { get; init; } = "";

    /// <summary>
    /// The <c>go</c> line's version as written, empty without one; only a main module outside of a workspace then counts as 1.16. In vendor mode
    /// the note in modules.txt says it.
    /// </summary>
    public string GoVersion { get; init; } = "";

    /// <summary>The module the command runs in, or one of the workspace.</summary>
    public bool IsMain { get; init; }

    /// <summary>Marked <c>// indirect</c> in the main module's go.mod, or in none of a workspace directly required.</summary>
    public bool Indirect { get; init; }

    /// <summary>In listings: when the version was made, as the module cache has it (RFC 3339); else empty.</summary>
    public string Time { get; init; } = "";

    /// <summary>In listings: the query that the version was found by, where it is not the version itself; else empty.</summary>
    public string Query { get; init; } = "";

    /// <summary>In listings that ask for it: the tagged versions that may be used, in the order of semantic versioning.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>In listings that ask for it: the newer version that there is; else null.</summary>
    public Module? Update { get; init; }

    /// <summary>In listings that ask for it: why the author has taken the version back; empty where that has not happened.</summary>
    public ImmutableArray<string> Retracted { get; init; } = [];

    /// <summary>In listings that ask for it: why the author does not want the module to be used any more; else empty.</summary>
    public string Deprecated { get; init; } = "";

    /// <summary>In listings: why nothing is known of the module, in go's words without <c>go: </c> in front; else empty.</summary>
    public string Error { get; init; } = "";

    /// <summary>In listings, for a version that was asked for: where it was found, as far as its source says so.</summary>
    internal VersionOrigin? Origin { get; init; }

    /// <summary>In listings: the <c>h1:</c> sum of the go.mod file as go.sum has it; else empty.</summary>
    public string GoModSum { get; init; } = "";

    /// <summary>The <c>h1:</c> sum of the files in use (of the replacement where that is a module), for the build info; empty in vendor mode, for folders and main modules.</summary>
    public string Sum { get; init; } = "";
}
