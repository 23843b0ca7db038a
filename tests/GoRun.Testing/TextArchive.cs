using System.Text;

namespace GoRun.Testing;

/// <summary>
/// Files written inline, in the form of Go's txtar: each begins with a line <c>-- name --</c> and goes to the next such line. A name
/// that ends in a slash makes a folder, and <c>name -> target</c> a symbolic link.
/// </summary>
public static class TextArchive
{
    public static void Write(string text, string folder)
    {
        string? name = null;
        var content = new StringBuilder();
        foreach (string line in text.Split('\n'))
        {
            if (NameOn(line) is { } next)
            {
                Save(folder, name, content.ToString());
                (name, content) = (next, new StringBuilder());
            }
            else
            {
                content.Append(line).Append('\n');
            }
        }
        // The text's last line is what follows its last newline, and so is no line of the file.
        Save(folder, name, content.Length > 0 ? content.ToString(0, content.Length - 1) : "");
    }

    private static string? NameOn(string line) =>
        line.Length > 6 && line.StartsWith("-- ", StringComparison.Ordinal) && line.EndsWith(" --", StringComparison.Ordinal)
            ? line[3..^3]
            : null;

    private static void Save(string folder, string? name, string content)
    {
        if (name is null)
            return;
        string[] ends = name.Split(" -> ");
        string path = Path.Combine(folder, ends[0]);
        if (name.EndsWith('/'))
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
        File.WriteAllText(path, content, new UTF8Encoding(false));
        // The real go reads a file that is younger than two seconds in another way, with other words for some errors.
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
    }
}
