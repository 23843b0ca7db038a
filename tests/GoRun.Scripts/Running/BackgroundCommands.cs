using GoRun.Scripts.Language;
using GoRun.Testing;

namespace GoRun.Scripts.Running;

/// <summary>Waiting for what was started with <c>&amp;</c>.</summary>
internal static class BackgroundCommands
{
    // After the polite signal, before the other.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Waits for all. The output of all, in the order in which they were started, becomes the script's; that one did not end as
    /// expected is told when all have ended.
    /// </summary>
    internal static void Wait(ScriptState state)
    {
        List<byte> output = [], errors = [];
        List<string> failures = [];
        foreach (BackgroundCommand command in state.Background)
        {
            CommandResult result = command.Wait();
            output.AddRange(result.Output.Span);
            errors.AddRange(result.Errors.Span);
            string shown = $"{command.Line.Name} {Quoting.Quote(command.Arguments)}".TrimEnd();
            state.Log.Append($"[background] {shown}\n");
            ScriptEngine.Log(state.Log, result, failureIsTold: false);
            try
            {
                ScriptEngine.Check(command.Line.Expectation, result.Failure);
            }
            catch (ScriptException e)
            {
                failures.Add($"{command.Place}: {shown}: {e.Message}");
            }
        }
        state.Background.Clear();
        (state.Output, state.Errors) = (output.ToArray(), errors.ToArray());
        if (failures.Count > 0)
            throw new ScriptException(string.Join('\n', failures));
    }

    /// <summary>
    /// Ends all that still runs, since the script is over: first with SIGINT. Gives what is wrong with that, or null: a command that
    /// was left running may end in any way only if it was started with <c>?</c>.
    /// </summary>
    internal static string? End(ScriptState state)
    {
        foreach (RunningCommand program in state.Programs)
            program.Signal(Posix.Sigint);
        foreach (RunningCommand program in state.Programs.ToArray())
            program.TryWait(Grace);
        try
        {
            Wait(state);
            return null;
        }
        catch (ScriptException e)
        {
            return e.Message;
        }
    }
}
