using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// The settings of one invocation: every value that <c>go env</c> shows and that bears on a run, already resolved from the process environment,
/// the GOENV file, GOROOT/go.env and the defaults baked into the toolchain.
/// </summary>
public sealed record GoEnv
{
    /// <summary>Name to value, as <c>go env</c> prints them (unquoted).</summary>
    public required ImmutableDictionary<string, string> Values { get; init; }

    /// <summary>The environment variables that gorun was started with, unchanged.</summary>
    public required ImmutableDictionary<string, string> ProcessEnvironment { get; init; }

    /// <summary>
    /// Build tags that the toolchain itself satisfies: architecture features (<c>amd64.v1</c>) and <c>goexperiment.*</c>,
    /// as go/build's Context.ToolTags.
    /// </summary>
    public required ImmutableArray<string> ToolTags { get; init; }

    /// <summary>The experiments that differ from the toolchain's defaults, in go's canonical spelling; empty for none (goes into action IDs).</summary>
    public required string CanonicalExperiment { get; init; }

    /// <summary>What the GOENV file and GOROOT/go.env set, the former winning.</summary>
    public ImmutableDictionary<string, string> FileSettings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The disk that they were read from, and that what they name is to be looked for on.</summary>
    public FileView Files { get; init; } = new();

    /// <summary>Lines that go prints to standard error while it reads its settings, each with its <c>go: </c> or <c>warning: </c>.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>
    /// What the user has configured under this name: the process environment, else the GOENV file, else GOROOT/go.env; empty for nothing. Without
    /// defaults, which the indexer adds: build info shows <c>CGO_CFLAGS</c> this way (cfg.Getenv).
    /// </summary>
    public string Setting(string name) =>
        ProcessEnvironment.GetValueOrDefault(name, "") is { Length: > 0 } value ? value : FileSettings.GetValueOrDefault(name, "");

    /// <summary>What GODEBUG says for one of go's own switches, the last time it names it; empty where it does not.</summary>
    public string Godebug(string name) => ProcessEnvironment.GetValueOrDefault("GODEBUG", "").Split(',')
        .LastOrDefault(setting => setting.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..] ?? "";

    /// <summary>
    /// The folder that the settings are for, from which go.mod and go.work were looked for: the working directory, or for a package of another
    /// module a folder of that. Absolute and clean; empty where it was not said.
    /// </summary>
    public string Directory { get; init; } = "";

    /// <summary>
    /// What go adds to its message about a go line that asks for too much, where go.mod or go.work had a say in which toolchain it is: like
    /// <c>; go.mod sets toolchain default</c>; else empty.
    /// </summary>
    public string ToolchainReason { get; init; } = "";

    /// <summary>The value of a variable of <c>go env</c>; empty where it has none.</summary>
    public string this[string name] => Values.GetValueOrDefault(name, "");

    /// <summary>Absolute path in the spelling it was found by: never symlink-resolved further, because it goes into objects and link hashes.</summary>
    public string Goroot => this["GOROOT"];

    /// <summary>Like <c>go1.27.4</c>, with any <c> X:</c> suffix.</summary>
    public string Version => this["GOVERSION"];

    /// <summary>The toolchain's release as numbers.</summary>
    public required GoRelease Release { get; init; }

    public string Goos => this["GOOS"];

    public string Goarch => this["GOARCH"];

    public string ToolDirectory => this["GOTOOLDIR"];

    public string Gocache => this["GOCACHE"];

    public string Gomodcache => this["GOMODCACHE"];

    /// <summary>
    /// GOPATH mode: GO111MODULE is off, or auto with neither a go.mod nor a go.work above the working directory.
    /// </summary>
    public bool UsesGopath => Gomod.Length == 0 && (this["GO111MODULE"] == "off" || Gowork.Length == 0);

    /// <summary>Path of the main module's go.mod; the null device outside a module; empty in GOPATH mode.</summary>
    public string Gomod => this["GOMOD"];

    /// <summary>Path of the go.work file in use, or empty (where <c>go env</c> may say <c>off</c>).</summary>
    public string Gowork => this["GOWORK"] is "off" ? "" : this["GOWORK"];

    public bool CgoEnabled => this["CGO_ENABLED"] == "1";

    /// <summary>
    /// The architecture variable that goes with GOARCH, like (<c>GOAMD64</c>, <c>v1</c>); both empty for an architecture without one
    /// (cfg.GetArchEnv).
    /// </summary>
    public required (string Name, string Value) ArchVariable { get; init; }
}
