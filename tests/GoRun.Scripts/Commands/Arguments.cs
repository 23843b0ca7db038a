using System.Collections.Immutable;
using GoRun.Scripts.Language;
using GoRun.Scripts.Running;

namespace GoRun.Scripts.Commands;

/// <summary>Commands out of functions, and checks of what they are given.</summary>
internal static class Arguments
{
    /// <summary>A command without output.</summary>
    internal static ScriptCommand Silent(string usage, Action<ScriptState, ImmutableArray<string>> run) =>
        new(usage, (state, arguments) =>
        {
            run(state, arguments);
            return null;
        });

    /// <summary>Fails with the usage unless there are so many arguments.</summary>
    internal static void Need(bool right)
    {
        if (!right)
            throw new ScriptException("invalid usage");
    }
}
