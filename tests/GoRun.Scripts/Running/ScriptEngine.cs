using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using GoRun.Scripts.Language;

namespace GoRun.Scripts.Running;

/// <summary>
/// Runs scripts in the language of cmd/go's script tests, which GOROOT/src/cmd/go/testdata/script/README describes; the source of the
/// details is GOROOT/src/cmd/internal/script.
/// </summary>
/// <param name="ShowEverything">Whether transcripts hold what was printed in sections that went well.</param>
public sealed record ScriptEngine(
    FrozenDictionary<string, ScriptCommand> Commands, FrozenDictionary<string, ScriptCondition> Conditions, bool ShowEverything = false)
{
    /// <summary>Runs a script to its end, its first failure, or <c>stop</c> or <c>skip</c>; nothing runs in the background any more then.</summary>
    /// <param name="name">The script's file, for messages.</param>
    public ScriptResult Run(string name, string script, ScriptState state)
    {
        var transcript = new Transcript(state.Log, ShowEverything);
        (ScriptEnding ending, string message) = RunLines(name, script, state, transcript);
        if (BackgroundCommands.End(state) is { } left && ending == ScriptEnding.Passed)
            (ending, message) = (ScriptEnding.Failed, left);
        string lastLine = ending switch
        {
            ScriptEnding.Failed => $"FAIL: {message}\n",
            ScriptEnding.Skipped => $"SKIP: {message}\n",
            _ => "",
        };
        return new ScriptResult(
            ending, Masked(message), Masked(ending == ScriptEnding.Passed && !ShowEverything ? "" : transcript.End(lastLine)));

        string Masked(string text) => text.Replace(state.Work, "$WORK", StringComparison.Ordinal);
    }

    private (ScriptEnding Ending, string Message) RunLines(string name, string script, ScriptState state, Transcript transcript)
    {
        int number = 0;
        foreach (string line in script.Split('\n'))
        {
            number++;
            if (line.StartsWith('#'))
            {
                transcript.BeginSection(line);
                continue;
            }
            string place = $"{name}:{number}";
            try
            {
                RunLine(line, place, state);
            }
            catch (ScriptHalt halt)
            {
                return (halt.Ending, halt.Message);
            }
            catch (ScriptException e)
            {
                return (ScriptEnding.Failed, $"{place}: {e.Message}");
            }
        }
        return (ScriptEnding.Passed, "");
    }

    private void RunLine(string text, string place, ScriptState state)
    {
        if (LineParser.Parse(text) is not { } line)
            return;
        state.Log.Append($"> {text}\n");
        if (!line.Guards.All(guard => Holds(guard.Tag, state) == guard.Wanted))
        {
            state.Log.Append("[condition not met]\n");
            return;
        }
        if (state.Patience == TimeSpan.Zero)
            throw new ScriptException("the script takes too long");
        ScriptCommand command = Commands.GetValueOrDefault(line.Name) ?? throw new ScriptException($"{line.Name}: unknown command");
        ImmutableArray<string> arguments = Expand(line, command, state);
        try
        {
            Run(line, command, arguments, place, state);
        }
        catch (ScriptException e)
        {
            throw new ScriptException($"{line.Name} {Quoting.Quote(arguments)}".TrimEnd() + $": {e.Message}", e);
        }
    }

    private static ImmutableArray<string> Expand(ScriptLine line, ScriptCommand command, ScriptState state)
    {
        int? pattern = command.PatternArgument([.. line.Arguments.Select(word => word.Raw)]);
        return [.. line.Arguments.Select((word, i) => word.Expand(i == pattern ? name => ScriptRegexp.Quote(state.ValueOf(name)) : state.ValueOf))];
    }

    private static void Run(ScriptLine line, ScriptCommand command, ImmutableArray<string> arguments, string place, ScriptState state)
    {
        if (line.Background && !command.MayRunInBackground)
            throw new ScriptException("command cannot be run in background");
        Func<CommandResult>? wait;
        try
        {
            wait = command.Start(state, arguments);
        }
        catch (Exception e) when (e is ScriptException or IOException or UnauthorizedAccessException or Win32Exception)
        {
            Check(line.Expectation, e.Message);
            return;
        }
        if (wait is null)
        {
            Check(line.Expectation, null);
        }
        else if (line.Background)
        {
            state.Background.Add(new BackgroundCommand(line, arguments, place, wait));
            state.Output = state.Errors = default;
        }
        else
        {
            CommandResult result = wait();
            (state.Output, state.Errors) = (result.Output, result.Errors);
            Log(state.Log, result, line.Expectation == Expectation.Success);
            Check(line.Expectation, result.Failure);
        }
    }

    /// <param name="failureIsTold">Whether the failure is not to be written, since the script ends with it.</param>
    internal static void Log(StringBuilder log, CommandResult result, bool failureIsTold)
    {
        LogText(log, "stdout", result.Output);
        LogText(log, "stderr", result.Errors);
        if (result.Failure is { } failure && !failureIsTold)
            log.Append($"[{failure}]\n");
    }

    internal static void Check(Expectation expectation, string? failure)
    {
        if (failure is not null && expectation == Expectation.Success)
            throw new ScriptException(failure);
        if (failure is null && expectation == Expectation.Failure)
            throw new ScriptException("unexpected success");
    }

    private static void LogText(StringBuilder log, string name, ReadOnlyMemory<byte> text)
    {
        if (!text.IsEmpty)
            log.Append($"[{name}]\n").Append(Encoding.UTF8.GetString(text.Span));
    }

    private bool Holds(string tag, ScriptState state)
    {
        string[] parts = tag.Split(':', 2);
        ScriptCondition condition = Conditions.GetValueOrDefault(parts[0]) ?? throw new ScriptException($"unknown condition \"{tag}\"");
        if (condition.TakesSuffix != (parts.Length == 2))
            throw new ScriptException($"condition \"{parts[0]}\" {(condition.TakesSuffix ? "requires" : "cannot be used with")} a suffix");
        return condition.Holds(state, parts.Length == 2 ? parts[1] : "");
    }
}
