using System.Text;
using GoRun.Resolve;

namespace GoRun.Build.Commands;

/// <summary>
/// Where a build prints: whole blocks at a time, so that packages built in parallel do not interleave. It also follows the directory that
/// the printed script of commands is in. Thread-safe.
/// </summary>
/// <param name="events">Takes all of it in place of the error stream; null where text is wanted.</param>
internal sealed class BuildConsole(TextWriter error, WorkDirectory work, BuildEvents? events = null)
{
    private readonly Lock _lock = new();
    private string _scriptDirectory = "";

    /// <summary>Prints the text as it stands.</summary>
    /// <param name="package">What it is about; null for no package.</param>
    public void Print(string text, Package? package = null)
    {
        if (text.Length == 0) return;
        if (events is not null)
        {
            events.Say(package?.Description ?? "", text);
            return;
        }

        lock (_lock)
        {
            error.Write(text);
            error.Flush();
        }
    }

    /// <summary>Prints bytes of text as they stand.</summary>
    /// <inheritdoc cref="Print(string, Package?)"/>
    public void Print(ReadOnlySpan<byte> text, Package? package = null) => Print(Encoding.UTF8.GetString(text), package);

    /// <summary>Prints why something failed.</summary>
    /// <inheritdoc cref="Print(string, Package?)"/>
    public void Fail(string text, Package? package)
    {
        if (events is null) Print(text.EndsWith('\n') ? text : text + "\n");
        else events.Fail(package?.Description ?? "", text);
    }

    /// <summary>
    /// Prints a command, with <c>$WORK</c> in place of the work directory; where it runs in a directory other than the last one's, a
    /// <c>cd</c> line comes before it, and that directory becomes a dot where it begins a word.
    /// </summary>
    /// <param name="directory">Empty: anywhere.</param>
    public void ShowCommand(string directory, string command, Package? package = null)
    {
        string made = work.PathIfMade;
        string text = Mask(command, made);
        lock (_lock)
        {
            if (directory.Length > 0 && directory != "/")
            {
                if (directory != _scriptDirectory)
                {
                    Print(Mask($"cd {directory}\n", made), package);
                    _scriptDirectory = directory;
                }

                string dot = directory[^1] == '/' ? " ./" : " .";
                text = (" " + text).Replace(" " + directory, dot, StringComparison.Ordinal)[1..];
            }

            Print(text + "\n", package);
        }
    }

    private static string Mask(string command, string workDirectory) =>
        workDirectory.Length == 0 || command.StartsWith("cat ", StringComparison.Ordinal)
            ? command
            : command.Replace(workDirectory, "$WORK", StringComparison.Ordinal);
}
