using System.Text;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>
/// The comment behind a package clause that says by which path the package wants to be imported: <c>package x // import "a/x"</c>. Only
/// GOPATH mode heeds it.
/// </summary>
internal static class ImportComment
{
    /// <summary>The literal behind <c>import</c>, quotes included (empty where there is none); null without such a comment.</summary>
    public static string? Find(ReadOnlySpan<byte> content)
    {
        var lexer = new HeaderLexer(HeaderParser.WithoutByteOrderMark(content), null);
        lexer.Next();
        lexer.Next();
        ReadOnlySpan<byte> rest = HeaderParser.WithoutByteOrderMark(content)[lexer.End..].TrimStart(" \t\r"u8);
        ReadOnlySpan<byte> comment = Text(rest).Trim(" \t\r\v\f"u8);
        if (!comment.StartsWith("import"u8)) return null;
        ReadOnlySpan<byte> literal = comment["import"u8.Length..];
        if (!literal.IsEmpty && (char.IsAsciiLetterOrDigit((char)literal[0]) || literal[0] is (byte)'_' or >= 0x80)) return null;
        return Encoding.UTF8.GetString(literal.Trim(" \t\r\v\f"u8));
    }

    /// <summary>The comment that begins here and ends on the same line; empty without.</summary>
    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> rest)
    {
        int lineEnd = rest.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = lineEnd < 0 ? rest : rest[..lineEnd];
        if (line.StartsWith("//"u8)) return line[2..];
        if (!line.StartsWith("/*"u8)) return [];
        int close = line[2..].IndexOf("*/"u8);
        return close < 0 ? [] : line[2..(close + 2)];
    }
}
