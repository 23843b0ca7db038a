using GoRun.Scripts.Language;
using GoRun.Scripts.Running;

namespace GoRun.Scripts.Commands;

/// <summary>Commands that bring a file to another place.</summary>
internal static class CopyCommands
{
    internal static ScriptCommand Copy { get; } = Arguments.Silent("src... dst", (state, arguments) =>
    {
        Arguments.Need(arguments.Length > 1);
        string target = state.PathOf(arguments[^1]);
        bool isFolder = Directory.Exists(target);
        if (arguments.Length > 2 && !isFolder)
            throw new ScriptException($"cp {target}: destination is not a directory");
        foreach (string source in arguments[..^1])
        {
            string file = isFolder ? Path.Combine(target, Path.GetFileName(source)) : target;
            if (source is "stdout" or "stderr")
                File.WriteAllBytes(file, (source == "stdout" ? state.Output : state.Errors).Span);
            else
                CopyFile(state.PathOf(source), file);
        }
    });

    internal static ScriptCommand Move { get; } = Arguments.Silent("old new", (state, arguments) =>
    {
        Arguments.Need(arguments.Length == 2);
        string from = state.PathOf(arguments[0]), to = state.PathOf(arguments[1]);
        if (Directory.Exists(from))
            Directory.Move(from, to);
        else
            File.Move(from, to, overwrite: true);
    });

    // The time of the copy is its own, unlike that of File.Copy's, and a file that is there already keeps its mode.
    private static void CopyFile(string from, string to)
    {
        bool isNew = !File.Exists(to);
        File.WriteAllBytes(to, File.ReadAllBytes(from));
        if (isNew)
            File.SetUnixFileMode(to, FileCommands.ModeOf(from));
    }
}
