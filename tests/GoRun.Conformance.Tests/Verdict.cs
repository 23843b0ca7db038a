using GoRun.Scripts.Running;
using GoRun.Testing;

namespace GoRun.Conformance.Tests;

/// <summary>How a script's end compares with what is known of it.</summary>
/// <param name="Kind">One word: passed, failed, not-yet or skips.</param>
/// <param name="IsFine">Whether it ended as it should.</param>
internal sealed record Verdict(string Kind, bool IsFine, string Text)
{
    internal static Verdict Of(Testing.Toolchain toolchain, string script, ScriptResult result, Selection selection)
    {
        string? reason = selection.IsByHand || selection.UsesGoAlone
            ? null
            : Listed.NotYet.FirstOrDefault(listed => listed.Name.Matches(toolchain, script))?.Note;
        return (result.Ending, reason) switch
        {
            (ScriptEnding.Passed, null) => new Verdict("passed", true, ""),
            (ScriptEnding.Passed, _) => new Verdict("failed", false, $"passes, so take it out of not-yet.txt, where it says: {reason}"),
            (ScriptEnding.Skipped, null) => new Verdict("skips", true, result.Message),
            (ScriptEnding.Skipped, _) => new Verdict("failed", false, $"skips itself, so take it out of not-yet.txt: {result.Message}"),
            (_, null) => new Verdict("failed", false, result.Message),
            _ => new Verdict("not-yet", true, reason),
        };
    }
}
