using System.Collections.Immutable;

namespace GoRun.Scripts.Running;

/// <summary>A command that scripts may use.</summary>
/// <param name="Usage">Its arguments, for the message that tells of wrong ones.</param>
/// <param name="Start">
/// Does it, or begins to: then it gives what waits for the end and gives the result. Null when there is no output, and the stdout and
/// stderr buffers stay. Failing is a <see cref="Language.ScriptException"/>, or the error of a file operation.
/// </param>
public sealed record ScriptCommand(string Usage, Func<ScriptState, ImmutableArray<string>, Func<CommandResult>?> Start)
{
    /// <summary>Whether it may end in <c>&amp;</c>; what it starts must not need the state then.</summary>
    public bool MayRunInBackground { get; init; }

    /// <summary>Whether the first argument that is no flag is a regular expression, in which the values of variables stand for themselves.</summary>
    public bool TakesPattern { get; init; }

    internal int? PatternArgument(IReadOnlyList<string> raw)
    {
        for (int i = 0; TakesPattern && i < raw.Count; i++)
        {
            if (raw[i] == "--")
                return i + 1;
            if (!raw[i].StartsWith('-'))
                return i;
        }
        return null;
    }
}
