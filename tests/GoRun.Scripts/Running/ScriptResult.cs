namespace GoRun.Scripts.Running;

/// <summary>How a script ended.</summary>
/// <param name="Message">Why it failed, or what it said when it skipped itself; empty when it passed.</param>
/// <param name="Transcript">
/// What was done, in the form of cmd/go's tests; the name of the work folder is <c>$WORK</c> in it. Ends in the line that says FAIL or
/// SKIP, unless the script passed.
/// </param>
public sealed record ScriptResult(ScriptEnding Ending, string Message, string Transcript);
