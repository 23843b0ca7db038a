using System.Collections.Immutable;

namespace GoRun.Resolve;

/// <summary>
/// A loaded package: the files that the build takes in, and what it depends on. Field names and orders are those of
/// <c>go list -json</c> (<c>go help list</c>); file names are relative to <see cref="Directory"/>, each list in bytewise order.
/// </summary>
public sealed record Package
{
    /// <summary>The resolved import path; <c>command-line-arguments</c> for files named on the command line; inside std, <c>vendor/golang.org/x/...</c>.</summary>
    public required string ImportPath { get; init; }

    /// <summary>The name in the package clause.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute, in the spelling derived from the logical current directory.</summary>
    public required string Directory { get; init; }

    /// <summary>Part of the standard library (or of the toolchain's own commands).</summary>
    public bool Standard { get; init; }

    /// <summary>Lies in GOROOT.</summary>
    public bool InGoroot { get; init; }

    /// <summary>Made of .go files named on the command line.</summary>
    public bool CommandLineFiles { get; init; }

    /// <summary>
    /// What <c>-trimpath</c> writes for the folder of files named on the command line: the import path that the folder has by where it lies in GOROOT or
    /// GOPATH, else <c>.</c>. Empty without the flag, and for other packages.
    /// </summary>
    public string TrimmedFolder { get; init; } = "";

    /// <summary>A <c>tool</c> line of a main module names it.</summary>
    public bool IsTool { get; init; }

    /// <summary>Matched by an argument of the command line (flags without a pattern apply to it).</summary>
    public bool Named { get; init; }

    /// <summary>In GOPATH mode the entry of GOPATH in whose <c>src</c> folder the package lies; else empty.</summary>
    public string Gopath { get; init; } = "";

    /// <summary>
    /// In GOPATH mode, for a package that is known by its folder alone, the import path made of the folder (<c>_/home/me/x</c>), by which the
    /// compiler reads imports like <c>./y</c>. Else empty.
    /// </summary>
    public string LocalPrefix { get; init; } = "";

    /// <summary>In GOPATH mode the folder that hides this one, since its import path leads there; else empty.</summary>
    public string ConflictDirectory { get; init; } = "";

    /// <summary>Null for the standard library and for <c>command-line-arguments</c>.</summary>
    public Module? Module { get; init; }

    public ImmutableArray<string> GoFiles { get; init; } = [];
    public ImmutableArray<string> CgoFiles { get; init; } = [];
    public ImmutableArray<string> CFiles { get; init; } = [];
    public ImmutableArray<string> CxxFiles { get; init; } = [];
    public ImmutableArray<string> MFiles { get; init; } = [];
    public ImmutableArray<string> HFiles { get; init; } = [];
    public ImmutableArray<string> FFiles { get; init; } = [];
    public ImmutableArray<string> SFiles { get; init; } = [];
    public ImmutableArray<string> SwigFiles { get; init; } = [];
    public ImmutableArray<string> SwigCxxFiles { get; init; } = [];
    public ImmutableArray<string> SysoFiles { get; init; } = [];
    public ImmutableArray<string> IgnoredGoFiles { get; init; } = [];
    public ImmutableArray<string> IgnoredOtherFiles { get; init; } = [];

    public ImmutableArray<string> EmbedPatterns { get; init; } = [];
    public ImmutableArray<string> EmbedFiles { get; init; } = [];

    /// <summary>Each pattern of <see cref="EmbedPatterns"/> to the files it matched (the embedcfg file of the compiler).</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> EmbedMatches { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    public CgoDirectives Cgo { get; init; } = CgoDirectives.None;

    /// <summary>Resolved import paths of the Go files' imports, in bytewise order of the paths as written; holds <c>C</c> and <c>unsafe</c> where imported.</summary>
    public ImmutableArray<string> Imports { get; init; } = [];

    /// <summary>Import path as written to resolved path, only where the two differ (std's vendored packages).</summary>
    public ImmutableSortedDictionary<string, string> ImportMap { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Direct dependencies: <see cref="Imports"/> without <c>C</c>, in that order, then what the build adds (runtime for a main package,
    /// runtime/cgo and syscall for cgo users ...). <c>unsafe</c> is a package like the others, without files to build. Never in a cycle.
    /// </summary>
    public ImmutableArray<Package> Dependencies { get; init; } = [];

    /// <summary>
    /// How the package counts what is run of it: <c>set</c>, <c>count</c> or <c>atomic</c>; <c>regonly</c> where it only takes part in the numbering of
    /// packages; empty where its coverage is not measured.
    /// </summary>
    public string CoverMode { get; init; } = "";

    /// <summary>It, or something that it needs, cannot be built. Only where packages are resolved to be listed.</summary>
    public bool Incomplete { get; init; }

    /// <summary>The <c>DefaultGODEBUG</c> value of a main package; else empty.</summary>
    public string DefaultGodebug { get; init; } = "";

    /// <summary>
    /// What is wrong with the package's <c>//go:debug</c> lines, for which go fails to build it: lines <c>file:line:col: message</c> with absolute paths, each
    /// with its newline. Empty when they are in order.
    /// </summary>
    public string DirectiveErrors { get; init; } = "";

    /// <summary>The file of the profile that guides its compilation (<c>-pgo</c>); empty for none. Absolute.</summary>
    public string Profile { get; init; } = "";

    /// <summary>
    /// The import path of the program that this package is compiled for, where its profile is that of one program among several; else empty.
    /// </summary>
    public string ForMain { get; init; } = "";

    /// <summary>The import path, with the program behind it that the package is compiled for: <c>x/dep [x/main]</c>.</summary>
    public string Description => ForMain.Length == 0 ? ImportPath : $"{ImportPath} [{ForMain}]";

    public bool IsMain => Name == "main";

    /// <summary>Whether cgo is run to build it: for Go files that import "C", or for those that SWIG writes.</summary>
    public bool UsesCgo => !CgoFiles.IsEmpty || !SwigFiles.IsEmpty || !SwigCxxFiles.IsEmpty;

    /// <summary>Known by its folder, not by an import path.</summary>
    public bool IsLocal => CommandLineFiles || LocalPrefix.Length > 0;
}

/// <summary>The <c>#cgo</c> lines of a package, <c>${SRCDIR}</c> expanded, split into words.</summary>
public sealed record CgoDirectives
{
    public static CgoDirectives None { get; } = new();

    public ImmutableArray<string> CFlags { get; init; } = [];
    public ImmutableArray<string> CppFlags { get; init; } = [];
    public ImmutableArray<string> CxxFlags { get; init; } = [];
    public ImmutableArray<string> FFlags { get; init; } = [];
    public ImmutableArray<string> LdFlags { get; init; } = [];
    public ImmutableArray<string> PkgConfig { get; init; } = [];
}
