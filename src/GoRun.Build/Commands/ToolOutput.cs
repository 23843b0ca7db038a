using System.Text;

namespace GoRun.Build.Commands;

/// <summary>
/// What a tool printed, made readable: the work directory becomes <c>$WORK</c>, and directories become relative to the current one where
/// that is shorter (Shell.reportCmd). Works on bytes, because the result goes into the cache and tools need not print UTF-8.
/// </summary>
internal static class ToolOutput
{
    /// <param name="output">Not empty.</param>
    /// <param name="workDirectory">Empty when there is none yet.</param>
    /// <param name="directory">
    /// Where the tool ran or the package's sources lie; it and the directories above it are shortened. Absolute and clean.
    /// </param>
    /// <param name="paths">Tells the short form of a directory.</param>
    public static byte[] MakeReadable(ReadOnlySpan<byte> output, string workDirectory, string directory, ShortPaths paths)
    {
        byte[] text = output[^1] == '\n' ? output.ToArray() : [.. output, (byte)'\n'];
        if (workDirectory.Length > 0) text = ReplacePrefix(text, workDirectory, "$WORK");
        if (directory == PackageShell.Anywhere) return text;
        for (string at = directory; ;)
        {
            string shorter = paths.Shorten(at);
            if (shorter != at) text = ReplacePrefix(text, at, shorter);
            string? parent = Path.GetDirectoryName(at);
            if (parent is null || parent == at) return text;
            at = parent;
        }
    }

    /// <summary>Replaces the text where it begins a line or follows a blank, or follows one tab at the beginning of a line.</summary>
    private static byte[] ReplacePrefix(byte[] text, string old, string replacement)
    {
        byte[] from = Encoding.UTF8.GetBytes(old);
        if (text.AsSpan().IndexOf(from) < 0) return text;
        byte[] to = Encoding.UTF8.GetBytes(replacement);
        var result = new MemoryStream(text.Length);
        int written = 0;
        for (int at = 0; ;)
        {
            int found = text.AsSpan(at).IndexOf(from);
            if (found < 0) break;
            at += found;
            if (StartsWord(text, at))
            {
                result.Write(text.AsSpan(written, at - written));
                result.Write(to);
                at += from.Length;
                written = at;
            }
            else
            {
                at++;
            }
        }

        result.Write(text.AsSpan(written));
        return result.ToArray();
    }

    private static bool StartsWord(byte[] text, int at) =>
        at == 0 || text[at - 1] is (byte)' ' or (byte)'\n' || (text[at - 1] == '\t' && at >= 2 && text[at - 2] == '\n');
}
