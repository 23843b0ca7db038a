namespace GoRun.Scripts.Running;

/// <summary>A condition that may stand in front of commands.</summary>
/// <param name="TakesSuffix">Whether it is written <c>[name:suffix]</c>; if not, the suffix is empty.</param>
public sealed record ScriptCondition(bool TakesSuffix, Func<ScriptState, string, bool> Holds)
{
    public static ScriptCondition Plain(Func<ScriptState, bool> holds) => new(false, (state, _) => holds(state));

    public static ScriptCondition Constant(bool value) => new(false, (_, _) => value);

    public static ScriptCondition WithSuffix(Func<string, bool> holds) => new(true, (_, suffix) => holds(suffix));
}
