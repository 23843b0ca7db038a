using System.Collections.Immutable;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>What the top of a Go file says, down to its last import (and the embed lines below, where it imports <c>embed</c>).</summary>
internal sealed record GoFileHeader
{
    /// <summary>The name in the package clause; empty where the clause could not be read.</summary>
    public string PackageName { get; init; } = "";

    /// <summary>In the order of the file; empty where the header has a syntax error.</summary>
    public ImmutableArray<ImportSpec> Imports { get; init; } = [];

    /// <summary>The patterns of the <c>//go:embed</c> lines, in the order of the file.</summary>
    public ImmutableArray<EmbedPattern> Embeds { get; init; } = [];

    /// <summary>The <c>//go:debug</c> lines above the package clause, whole.</summary>
    public ImmutableArray<DebugLine> DebugLines { get; init; } = [];

    /// <summary>The first error, or null.</summary>
    public HeaderError? Error { get; init; }

    /// <summary>The first import with characters that go refuses here from 1.25 on, before that when it looks for the package.</summary>
    public HeaderError? UnusualImport { get; init; }
}

/// <summary>A <c>//go:debug</c> comment.</summary>
internal readonly record struct DebugLine(string Text, LinePosition Position);

/// <summary>One import.</summary>
/// <param name="Path">Unquoted.</param>
/// <param name="Position">Of the spec: of the local name where it has one.</param>
/// <param name="Documentation">For <c>import "C"</c> the text of the comment above, in lines without comment marks; else null.</param>
internal readonly record struct ImportSpec(string Path, LinePosition Position, string? Documentation);

/// <summary>One pattern of a <c>//go:embed</c> line.</summary>
internal readonly record struct EmbedPattern(string Pattern, LinePosition Position);

/// <summary>Why a header cannot be used.</summary>
/// <param name="Message">In the words of go/scanner and go/parser.</param>
/// <param name="IsSyntax">
/// An error of go/parser, which go shows at its position. The others go shows with the file's whole path inside the message.
/// </param>
internal sealed record HeaderError(LinePosition Position, string Message, bool IsSyntax);
