using System.Collections.Immutable;
using System.Text;

namespace GoRun.Testing;

/// <summary>
/// Files in one text, in the form of Go's txtar (internal/txtar): each begins with a line <c>-- name --</c> and goes to the next such
/// line; what stands before the first is a comment. A text that does not end in a newline is read as if it did.
/// </summary>
/// <param name="Comment">As bytes: what is in an archive need not be UTF-8.</param>
public sealed record TextArchive(ReadOnlyMemory<byte> Comment, ImmutableArray<TextArchiveFile> Files)
{
    public static TextArchive Read(string path) => Parse(File.ReadAllBytes(path));

    public static TextArchive Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    public static TextArchive Parse(ReadOnlyMemory<byte> text)
    {
        if (text.Length > 0 && text.Span[^1] != '\n')
            text = (byte[])[.. text.Span, (byte)'\n'];
        ReadOnlyMemory<byte> comment = default;
        var files = ImmutableArray.CreateBuilder<TextArchiveFile>();
        string? name = null;
        int begin = 0;
        for (int line = 0; line < text.Length;)
        {
            int next = line + text.Span[line..].IndexOf((byte)'\n') + 1;
            if (NameOn(text.Span[line..(next - 1)]) is { } marked)
            {
                EndFile(line);
                (name, begin) = (marked, next);
            }
            line = next;
        }
        EndFile(text.Length);
        return new TextArchive(comment, files.ToImmutable());

        void EndFile(int end)
        {
            if (name is null)
                comment = text[begin..end];
            else
                files.Add(new TextArchiveFile(name, text[begin..end]));
        }
    }

    /// <summary>
    /// Writes the files of an archive below a folder. A name that ends in a slash makes a folder, and <c>name -> target</c> a symbolic
    /// link.
    /// </summary>
    public static void Write(string text, string folder)
    {
        foreach (TextArchiveFile file in Parse(text).Files)
            Save(file, folder);
    }

    private static string? NameOn(ReadOnlySpan<byte> line) =>
        line.Length >= 6 && line.StartsWith("-- "u8) && line.EndsWith(" --"u8) && Encoding.UTF8.GetString(line[3..^3]).Trim() is { Length: > 0 } name
            ? name
            : null;

    private static void Save(TextArchiveFile file, string folder)
    {
        string[] ends = file.Name.Split(" -> ");
        string path = Path.Combine(folder, ends[0]);
        if (file.Name.EndsWith('/'))
        {
            Directory.CreateDirectory(path);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (ends.Length == 2)
        {
            File.CreateSymbolicLink(path, ends[1]);
            return;
        }
        File.WriteAllBytes(path, file.Content.Span);
        // The real go reads a file that is younger than two seconds in another way, with other words for some errors.
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
    }
}
