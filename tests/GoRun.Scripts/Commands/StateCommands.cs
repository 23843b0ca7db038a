using System.Text;
using GoRun.Scripts.Running;

namespace GoRun.Scripts.Commands;

/// <summary>Commands that change what the script has, or end it.</summary>
internal static class StateCommands
{
    internal static ScriptCommand ChangeFolder { get; } = Arguments.Silent("dir", (state, arguments) =>
    {
        Arguments.Need(arguments.Length == 1);
        state.ChangeFolder(arguments[0]);
    });

    internal static ScriptCommand Environment { get; } = new("[key[=value]...]", (state, arguments) =>
    {
        var shown = new StringBuilder();
        if (arguments.IsEmpty)
            shown.AppendJoin("", state.Environment.Select(pair => $"{pair.Key}={pair.Value}\n"));
        foreach (string argument in arguments)
        {
            if (argument.Split('=', 2) is [var name, var value])
                state.Set(name, value);
            else
                shown.Append($"{argument}={state.ValueOf(argument)}\n");
        }
        return shown.Length > 0 ? () => new CommandResult(Encoding.UTF8.GetBytes(shown.ToString()), default) : null;
    });

    internal static ScriptCommand Stop { get; } = Arguments.Silent("[msg]", (_, arguments) =>
    {
        Arguments.Need(arguments.Length <= 1);
        throw new ScriptHalt(ScriptEnding.Passed, "");
    });

    internal static ScriptCommand Skip { get; } = Arguments.Silent("[msg]", (_, arguments) =>
    {
        Arguments.Need(arguments.Length <= 1);
        throw new ScriptHalt(ScriptEnding.Skipped, arguments is [var reason] ? reason : "");
    });
}
