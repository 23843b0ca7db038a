using System.Text;
using GoRun.Scripts.Running;

namespace GoRun.Scripts.Commands;

/// <summary>Commands that fill the stdout buffer.</summary>
internal static class OutputCommands
{
    internal static ScriptCommand Cat { get; } = new("files...", (state, arguments) =>
    {
        Arguments.Need(arguments.Length > 0);
        byte[] all = [.. arguments.SelectMany(path => File.ReadAllBytes(state.PathOf(path)))];
        return () => new CommandResult(all, default);
    });

    internal static ScriptCommand Echo { get; } = new("string...", (_, arguments) => () =>
        new CommandResult(Encoding.UTF8.GetBytes(string.Join(' ', arguments) + "\n"), default));
}
