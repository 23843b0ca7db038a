namespace GoRun.FastPath;

/// <summary>What came of checking a record.</summary>
/// <param name="Program">Null where the record does not hold any more.</param>
/// <param name="Reason">Why it does not.</param>
/// <param name="Improved">The record was changed and is worth keeping: next time more of it can be told by identity.</param>
internal sealed record CheckResult(ReadyProgram? Program, string Reason, bool Improved)
{
    internal static CheckResult Not(string reason) => new(null, reason, false);
}
