using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>What a run with GORUN_FASTPATH=explain has said.</summary>
/// <param name="Taken">Whether the record of an earlier run led straight to the program; null where gorun did not say.</param>
/// <param name="Reason">Why not; empty where it was taken.</param>
/// <param name="Unrecorded">Why the run left no record; empty where it did, or there is no program.</param>
/// <param name="Errors">Standard error, without gorun's lines about the fast path.</param>
internal sealed record Answer(bool? Taken, string Reason, string Unrecorded, string Output, string Errors, WaitStatus Status)
{
    private const string Mark = "gorun: fast path: ";
    private const string NotTaken = "not taken: ";
    private const string NotRecorded = "not recorded: ";

    public static Answer Of(Execution run)
    {
        var answer = new Answer(null, "", "", run.Output, run.Errors, run.Status);
        while (answer.Errors.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var begin)
        {
            int end = answer.Errors.IndexOf('\n', begin);
            string said = answer.Errors[(begin + Mark.Length)..end];
            answer = answer with { Errors = answer.Errors.Remove(begin, end + 1 - begin) };
            if (said == "taken") answer = answer with { Taken = true };
            else if (said.StartsWith(NotTaken, StringComparison.Ordinal)) answer = answer with { Taken = false, Reason = said[NotTaken.Length..] };
            else if (said.StartsWith(NotRecorded, StringComparison.Ordinal)) answer = answer with { Unrecorded = said[NotRecorded.Length..] };
            else Assert.Fail(run.ToString());
        }

        return answer;
    }

    /// <summary>What a user sees: whether the fast path was taken is not part of it.</summary>
    public string Seen => $"{Status}\n-- stdout --\n{Output}-- stderr --\n{Errors}";

    public override string ToString() => $"fast path: {(Taken == true ? "taken" : Taken == false ? NotTaken + Reason : "?")} {Unrecorded}\n{Seen}";
}
