using System.Collections.Immutable;
using System.Text;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>
/// The <c>//go:embed</c> lines of a file. Only comments that start their line count; strings and block comments are
/// passed over. A malformed line yields nothing: the compiler reports it.
/// </summary>
internal static class EmbedLines
{
    public static ImmutableArray<EmbedPattern> Find(ReadOnlySpan<byte> content)
    {
        if (content.IndexOf("//go:embed"u8) < 0) return [];
        var found = ImmutableArray.CreateBuilder<EmbedPattern>();
        bool atLineStart = true;
        for (int i = 0; i < content.Length; i++)
        {
            byte c = content[i];
            ReadOnlySpan<byte> rest = content[i..];
            if (c == '\n')
            {
                atLineStart = true;
                continue;
            }

            if (c is (byte)' ' or (byte)'\t' or (byte)'\r') continue;
            if (rest.StartsWith("//"u8))
            {
                int end = rest.IndexOf((byte)'\n');
                if (end < 0) end = rest.Length;
                if (atLineStart && rest.StartsWith("//go:embed"u8)) Line(content, i, rest[..end], found);
                i += end - 1;
                continue;
            }

            atLineStart = false;
            if (rest.StartsWith("/*"u8))
            {
                int close = rest[2..].IndexOf("*/"u8);
                i += close < 0 ? rest.Length : close + 3;
            }
            else if (c is (byte)'"' or (byte)'`' or (byte)'\'')
            {
                i += LiteralLength(rest) - 1;
            }
        }

        return found.ToImmutable();
    }

    private static int LiteralLength(ReadOnlySpan<byte> text)
    {
        byte quote = text[0];
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == quote) return i + 1;
            if (quote == '`') continue;
            if (text[i] == '\n') return i;
            if (text[i] == '\\') i++;
        }

        return text.Length;
    }

    private static void Line(ReadOnlySpan<byte> content, int offset, ReadOnlySpan<byte> comment, ImmutableArray<EmbedPattern>.Builder found)
    {
        ReadOnlySpan<byte> before = content[..offset];
        int line = before.Count((byte)'\n') + 1;
        int column = offset - before.LastIndexOf((byte)'\n');
        int next = "//go:embed"u8.Length;
        if (next >= comment.Length || comment[next] is not ((byte)' ' or (byte)'\t')) return;
        var patterns = new List<EmbedPattern>();
        while (true)
        {
            while (next < comment.Length && IsBlank(comment[next])) next++;
            if (next >= comment.Length) break;
            int length = Argument(comment[next..], out string? pattern);
            if (pattern is null) return;
            patterns.Add(new EmbedPattern(pattern, new LinePosition(line, column + next)));
            next += length;
            if (next < comment.Length && !IsBlank(comment[next])) return;
        }

        found.AddRange(patterns);
    }

    /// <summary>Length of the argument at the start: a word, or a Go string literal; null for a malformed one.</summary>
    private static int Argument(ReadOnlySpan<byte> text, out string? pattern)
    {
        int length = 0;
        if (text[0] is (byte)'"' or (byte)'`')
        {
            length = LiteralLength(text);
            pattern = GoStringLiteral.Unquote(text[..length]);
            return length;
        }

        while (length < text.Length && !IsBlank(text[length])) length++;
        pattern = Encoding.UTF8.GetString(text[..length]);
        return length;
    }

    private static bool IsBlank(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\v' or (byte)'\f';
}
