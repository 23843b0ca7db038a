using System.Collections.Immutable;

namespace GoRun.Resolve.Modules.GoMod;

/// <summary>
/// What a go.mod file says (go.dev/ref/mod#go-mod-file), or a go.work file, in the order of its lines. Comments are not kept, save
/// <c>// indirect</c>.
/// </summary>
internal sealed record GoModFile
{
    /// <summary>Null where the file has no module line.</summary>
    public string? ModulePath { get; init; }

    /// <summary>The go line's version as written, or null.</summary>
    public string? GoVersion { get; init; }

    /// <summary>The toolchain line's name, like <c>go1.22.1</c> or <c>default</c>, or null.</summary>
    public string? Toolchain { get; init; }

    public ImmutableArray<Requirement> Require { get; init; } = [];
    public ImmutableArray<ModuleVersion> Exclude { get; init; } = [];
    public ImmutableArray<Replacement> Replace { get; init; } = [];
    public ImmutableArray<VersionInterval> Retract { get; init; } = [];
    public ImmutableArray<string> Tools { get; init; } = [];
    public ImmutableArray<string> Ignore { get; init; } = [];
    public ImmutableArray<GodebugLine> Godebug { get; init; } = [];

    /// <summary>In go.work alone.</summary>
    public ImmutableArray<UseLine> Use { get; init; } = [];

    /// <summary>The <c>godebug</c> lines without their places.</summary>
    public ImmutableArray<KeyValuePair<string, string>> GodebugPairs => [.. Godebug.Select(g => KeyValuePair.Create(g.Key, g.Value))];
}

/// <summary>One <c>require</c> line.</summary>
/// <param name="Indirect">It is marked <c>// indirect</c>.</param>
internal readonly record struct Requirement(ModuleVersion Module, bool Indirect);

/// <summary>
/// One <c>replace</c> line. <paramref name="Old"/> without version stands for all versions; <paramref name="New"/> without version is a
/// folder.
/// </summary>
internal readonly record struct Replacement(ModuleVersion Old, ModuleVersion New);

/// <summary>The versions that one <c>retract</c> line takes back, both ends included.</summary>
internal readonly record struct VersionInterval(string Low, string High);

/// <summary>One <c>godebug</c> line.</summary>
/// <param name="Line">Its line number in the file, from 1.</param>
internal readonly record struct GodebugLine(string Key, string Value, int Line);

/// <summary>One <c>use</c> line of a go.work file.</summary>
/// <param name="Path">The module's folder, as written.</param>
/// <param name="Line">Its line number in the file, from 1.</param>
internal readonly record struct UseLine(string Path, int Line);
