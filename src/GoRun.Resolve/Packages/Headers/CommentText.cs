using System.Text;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>The text of a comment group without its marks, a line for each line (go/ast's CommentGroup.Text).</summary>
internal static class CommentText
{
    public static string Of(ReadOnlySpan<byte> comments)
    {
        var text = new StringBuilder();
        string source = Encoding.UTF8.GetString(comments);
        for (int i = 0; i + 1 < source.Length; i++)
        {
            if (source[i] != '/') continue;
            bool block = source[i + 1] == '*';
            int close = block ? source.IndexOf("*/", i + 2, StringComparison.Ordinal) : source.IndexOf('\n', i);
            int end = close < 0 ? source.Length : close;
            string body = source[(i + 2)..end];
            // The one blank that a line comment usually starts with is not part of its text.
            if (!block && body.StartsWith(' ')) body = body[1..];
            foreach (string line in body.Split('\n')) text.Append(line.TrimEnd(' ', '\t', '\r')).Append('\n');
            i = block ? end + 1 : end;
        }

        return text.ToString();
    }
}
