using System.Collections.Immutable;
using GoRun.Resolve.Packages.Headers;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>What the files of one directory say, for one set of build tags. File lists as in <see cref="Package"/>.</summary>
internal sealed record DirectoryScan
{
    public static DirectoryScan Empty { get; } = new();

    public string Name { get; init; } = "";
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

    /// <summary>There are test files that the tags let in (looked at only where they can matter).</summary>
    public bool HasTestFiles { get; init; }

    /// <summary>Some Go file had an error, so the package's name may be in doubt.</summary>
    public bool HasInvalidFiles { get; init; }

    /// <summary>The path by which the package wants to be imported (see <see cref="ImportComment"/>), where such comments are read; else empty.</summary>
    public string ImportComment { get; init; } = "";

    /// <summary>The imports of the Go files, each once, in bytewise order, with the place of the first.</summary>
    public ImmutableArray<PlacedText> Imports { get; init; } = [];

    /// <summary>What the test files import, in bytewise order; only where they were looked at.</summary>
    public ImmutableArray<PlacedText> TestImports { get; init; } = [];

    /// <summary>The embed patterns, as <see cref="Imports"/>.</summary>
    public ImmutableArray<PlacedText> EmbedPatterns { get; init; } = [];

    /// <summary>The <c>//go:debug</c> comments, in the order of the files.</summary>
    public ImmutableArray<PlacedText> DebugLines { get; init; } = [];

    public CgoDirectives Cgo { get; init; } = CgoDirectives.None;

    /// <summary>The first error, or null.</summary>
    public ScanError? Error { get; init; }

    public bool UsesCgo => !CgoFiles.IsEmpty;

    public bool UsesSwig => !SwigFiles.IsEmpty || !SwigCxxFiles.IsEmpty;
}

/// <summary>An import path, a pattern or a comment, and where a file first has it.</summary>
internal readonly record struct PlacedText(string Text, SourcePosition Position);

/// <summary>Why a directory does not make a package.</summary>
/// <param name="Position">Set for <see cref="ScanErrorKind.Syntax"/> only.</param>
internal sealed record ScanError(ScanErrorKind Kind, string Message, SourcePosition? Position = null)
{
    public static ScanError NoGoFiles(string directory, ImmutableArray<string> ignored) => new(
        ScanErrorKind.NoGoFiles, $"{(ignored.IsEmpty ? "no Go files in" : "build constraints exclude all Go files in")} {directory}");
}

/// <summary>go shows the three with different surroundings.</summary>
internal enum ScanErrorKind
{
    Other,

    /// <summary>A header that does not parse.</summary>
    Syntax,

    /// <summary>No file is left.</summary>
    NoGoFiles,
}
