using System.Text;

namespace GoRun.Build.Commands;

/// <summary>
/// Where a build prints: whole blocks at a time, so that packages built in parallel do not interleave. It also follows the directory that
/// the printed script of commands is in. Thread-safe.
/// </summary>
internal sealed class BuildConsole(TextWriter error, WorkDirectory work)
{
    private readonly Lock _lock = new();
    private string _scriptDirectory = "";

    /// <summary>Prints the text as it stands.</summary>
    public void Print(string text)
    {
        if (text.Length == 0) return;
        lock (_lock)
        {
            error.Write(text);
            error.Flush();
        }
    }

    /// <summary>Prints bytes of text as they stand.</summary>
    public void Print(ReadOnlySpan<byte> text) => Print(Encoding.UTF8.GetString(text));

    /// <summary>
    /// Prints a command, with <c>$WORK</c> in place of the work directory; where it runs in a directory other than the last one's, a
    /// <c>cd</c> line comes before it, and that directory becomes a dot where it begins a word.
    /// </summary>
    /// <param name="directory">Empty: anywhere.</param>
    public void ShowCommand(string directory, string command)
    {
        string made = work.PathIfMade;
        string text = Mask(command, made);
        lock (_lock)
        {
            if (directory.Length > 0 && directory != "/")
            {
                if (directory != _scriptDirectory)
                {
                    error.Write(Mask($"cd {directory}\n", made));
                    _scriptDirectory = directory;
                }

                string dot = directory[^1] == '/' ? " ./" : " .";
                text = (" " + text).Replace(" " + directory, dot, StringComparison.Ordinal)[1..];
            }

            error.Write(text + "\n");
            error.Flush();
        }
    }

    private static string Mask(string command, string workDirectory) =>
        workDirectory.Length == 0 || command.StartsWith("cat ", StringComparison.Ordinal)
            ? command
            : command.Replace(workDirectory, "$WORK", StringComparison.Ordinal);
}
