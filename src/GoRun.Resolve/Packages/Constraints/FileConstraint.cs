using System.Text;

namespace GoRun.Resolve.Packages.Constraints;

/// <summary>
/// The constraint lines at the top of a source file of any kind. A <c>//go:build</c> line may stand anywhere in the leading
/// comments and blank lines; a <c>// +build</c> line only above the last blank line of them, so that a package's
/// documentation is never taken for one.
/// </summary>
internal static class FileConstraint
{
    /// <summary>Whether the tags let the file in.</summary>
    /// <exception cref="ConstraintException">The line cannot be read, or there are two.</exception>
    public static bool Allows(ReadOnlySpan<byte> content, BuildTags tags)
    {
        string? goBuild = FindGoBuild(content, out int headerEnd);
        if (goBuild is not null)
        {
            try
            {
                return ConstraintExpression.Evaluate(goBuild, tags);
            }
            catch (ConstraintException e)
            {
                throw new ConstraintException($"parsing //go:build line: {e.Message}");
            }
        }

        ReadOnlySpan<byte> header = content[..headerEnd];
        if (header.IndexOf("+build"u8) < 0) return true;
        bool allowed = true;
        foreach (ReadOnlySpan<char> line in Encoding.UTF8.GetString(header).AsSpan().EnumerateLines())
        {
            if (PlusBuildLine.Split(line.Trim(), out ReadOnlySpan<char> expression)) allowed &= PlusBuildLine.Evaluate(expression, tags);
        }

        return allowed;
    }

    /// <summary>
    /// The expression of the <c>//go:build</c> line, null without one; <paramref name="headerEnd"/> is the offset after the last
    /// blank line above the first line that is not a line comment.
    /// </summary>
    private static string? FindGoBuild(ReadOnlySpan<byte> content, out int headerEnd)
    {
        string? found = null;
        headerEnd = 0;
        bool ended = false;
        bool inBlock = false;
        for (int offset = 0; offset < content.Length;)
        {
            int newline = content[offset..].IndexOf((byte)'\n');
            int next = newline < 0 ? content.Length : offset + newline + 1;
            ReadOnlySpan<byte> line = Trim(content[offset..(newline < 0 ? next : next - 1)]);
            offset = next;
            if (line.IsEmpty && !ended)
            {
                headerEnd = next;
                continue;
            }

            if (!line.StartsWith("//"u8)) ended = true;
            if (!inBlock && IsGoBuild(line))
            {
                if (found is not null) throw new ConstraintException("multiple //go:build comments");
                found = Encoding.UTF8.GetString(Trim(line["//go:build"u8.Length..]));
            }

            if (!OnlyComments(line, ref inBlock)) break;
        }

        return found;
    }

    private static bool IsGoBuild(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("//go:build"u8)) return false;
        ReadOnlySpan<byte> rest = line["//go:build"u8.Length..];
        return rest.IsEmpty || Trim(rest).Length < rest.Length;
    }

    private static bool OnlyComments(ReadOnlySpan<byte> line, ref bool inBlock)
    {
        while (!line.IsEmpty)
        {
            if (inBlock)
            {
                int end = line.IndexOf("*/"u8);
                if (end < 0) return true;
                inBlock = false;
                line = Trim(line[(end + 2)..]);
            }
            else if (line.StartsWith("//"u8))
            {
                return true;
            }
            else if (line.StartsWith("/*"u8))
            {
                inBlock = true;
                line = Trim(line[2..]);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) => line.Trim(" \t\v\f\r\n"u8);
}
