using System.Collections.Immutable;
using System.Text;
using GoRun.Resolve.Packages.Constraints;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>
/// Reads the header of a Go file from its bytes in one pass: package clause and imports by go/parser's grammar and in its
/// words, and nothing below them unless the file imports <c>embed</c>.
/// </summary>
internal static class HeaderParser
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The header, or null for a file that its build constraints keep out.</summary>
    /// <param name="obeyConstraints">False for files named on the command line, whose constraints are read but keep nothing out.</param>
    /// <exception cref="ConstraintException">The constraint line is malformed.</exception>
    public static GoFileHeader? Parse(ReadOnlySpan<byte> content, BuildTags tags, bool obeyConstraints)
    {
        content = WithoutByteOrderMark(content);
        var debugLines = new List<DebugLine>();
        var lexer = new HeaderLexer(content, debugLines);
        lexer.Next();
        if (lexer.SawConstraint && !FileConstraint.Allows(content, tags) && obeyConstraints) return null;

        string name = PackageClause(ref lexer, out bool ended);
        var imports = ImmutableArray.CreateBuilder<ImportSpec>();
        bool importsEmbed = false;
        HeaderError? error = lexer.Error;
        if (error is null)
        {
            importsEmbed = ended && Imports(ref lexer, content, imports);
            error = lexer.Error ?? EncodingErrors.Find(content[..Math.Min(lexer.End, content.Length)]);
        }

        return new GoFileHeader
        {
            PackageName = name,
            Imports = error is null ? imports.ToImmutable() : [],
            Embeds = error is null && importsEmbed ? EmbedLines.Find(content) : [],
            DebugLines = [.. debugLines],
            Error = error,
            UnusualImport = error is null ? ImportPathErrors.Find(imports) : null,
        };
    }

    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> content) =>
        content.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content;

    /// <summary>The package's name; empty with an error noted.</summary>
    /// <param name="ended">Imports may follow.</param>
    private static string PackageClause(ref HeaderLexer lexer, out bool ended)
    {
        ended = false;
        if (lexer.Error is not null) return "";
        if (!lexer.Text.SequenceEqual("package"u8)) return Expected(ref lexer, "'package'");
        lexer.Next();
        if (lexer.Kind != TokenKind.Identifier) return Expected(ref lexer, "'IDENT'");
        string name = Encoding.UTF8.GetString(lexer.Text);
        lexer.Next();
        ended = EndOfDeclaration(ref lexer);
        return lexer.Error is null ? name : "";
    }

    /// <summary>Reads the import declarations; true where <c>embed</c> is among them.</summary>
    private static bool Imports(ref HeaderLexer lexer, ReadOnlySpan<byte> content, ImmutableArray<ImportSpec>.Builder imports)
    {
        bool embed = false;
        bool ended = true;
        while (ended && lexer.Error is null && lexer.NextIsImport())
        {
            (int, int) documentation = lexer.LeadComment;
            lexer.Next();
            if (lexer.Kind == TokenKind.Operator && lexer.Text is [(byte)'('])
            {
                int first = imports.Count;
                lexer.Next();
                while (lexer.Error is null && !IsClosing(lexer) && lexer.Kind != TokenKind.EndOfFile)
                {
                    (int Start, int End) own = lexer.LeadComment;
                    embed |= Spec(ref lexer, content, own, imports);
                    if (lexer.Error is null) EndOfSpec(ref lexer);
                    if (lexer.Kind is TokenKind.Semicolon or TokenKind.Newline) lexer.Next();
                }

                if (lexer.Error is not null) return false;
                if (lexer.Kind == TokenKind.EndOfFile) Expected(ref lexer, "')'");
                UseDeclarationComment(content, documentation, imports, first);
                lexer.Next();
            }
            else
            {
                embed |= Spec(ref lexer, content, documentation, imports);
            }

            ended = lexer.Error is null && EndOfDeclaration(ref lexer);
        }

        return embed;
    }

    private static bool IsClosing(HeaderLexer lexer) => lexer.Kind == TokenKind.Operator && lexer.Text is [(byte)')'];

    /// <summary>The comment above <c>import (</c> documents a single spec in it that has none of its own.</summary>
    private static void UseDeclarationComment(
        ReadOnlySpan<byte> content, (int Start, int End) comment, ImmutableArray<ImportSpec>.Builder imports, int first)
    {
        if (imports.Count != first + 1 || comment.End == 0) return;
        ImportSpec only = imports[first];
        if (only is { Path: "C", Documentation: null })
            imports[first] = only with { Documentation = CommentText.Of(content[comment.Start..comment.End]) };
    }

    private static bool Spec(
        ref HeaderLexer lexer, ReadOnlySpan<byte> content, (int Start, int End) comment, ImmutableArray<ImportSpec>.Builder imports)
    {
        LinePosition position = lexer.Position;
        if (lexer.Kind == TokenKind.Identifier || lexer.Text is [(byte)'.']) lexer.Next();
        if (lexer.Kind != TokenKind.String)
        {
            bool literal = lexer.Kind is TokenKind.OtherLiteral or TokenKind.Identifier;
            lexer.Fail(lexer.Position, literal ? "import path must be a string" : "missing import path");
            return false;
        }

        string? path = GoStringLiteral.Unquote(lexer.Text);
        if (path is null) lexer.Fail(lexer.Position, "unknown escape sequence");
        lexer.Next();
        string? documentation = path == "C" && comment.End > 0 ? CommentText.Of(content[comment.Start..comment.End]) : null;
        imports.Add(new ImportSpec(path ?? "", position, documentation));
        return path == "embed";
    }

    /// <summary>
    /// Whether a declaration ends here, so that another may follow; the token stays the current one. go reads a file only as far as something comes
    /// that cannot be an import, and leaves all that is wrong there to the compiler.
    /// </summary>
    private static bool EndOfDeclaration(ref HeaderLexer lexer)
    {
        if (lexer.Kind is TokenKind.Semicolon or TokenKind.Newline) return true;
        if (lexer.Text is [(byte)'i', ..]) Expected(ref lexer, "';'");
        return false;
    }

    /// <summary>The end of an import within parentheses; the token stays the current one.</summary>
    private static void EndOfSpec(ref HeaderLexer lexer)
    {
        if (lexer.Kind is TokenKind.Semicolon or TokenKind.Newline || IsClosing(lexer)) return;
        if (lexer.Kind != TokenKind.Operator || lexer.Text is not [(byte)'}']) Expected(ref lexer, "';'");
    }

    private static string Expected(ref HeaderLexer lexer, string what)
    {
        string found = lexer.Kind switch
        {
            TokenKind.Newline => "newline",
            TokenKind.EndOfFile => "'EOF'",
            TokenKind.Illegal => "'ILLEGAL'",
            TokenKind.Identifier or TokenKind.String or TokenKind.OtherLiteral => Encoding.UTF8.GetString(lexer.Text),
            _ => $"'{Encoding.UTF8.GetString(lexer.Text)}'",
        };
        lexer.Fail(lexer.Position, $"expected {what}, found {found}");
        return "";
    }
}
