using System.Collections.Immutable;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>One thing that a result depends on, or seems to.</summary>
/// <param name="Files">A text archive.</param>
/// <param name="Do">What changes after two runs.</param>
internal sealed record Change(string Name, string Files, Action<Scene> Do)
{
    /// <summary>Before the first run.</summary>
    public Action<Scene> Prepare { get; init; } = _ => { };

    /// <summary>gorun's arguments.</summary>
    public ImmutableArray<string> Words { get; init; } = ["."];

    /// <summary>What the program says on standard error before.</summary>
    public string Before { get; init; } = "one\n";

    /// <summary>And after. Where <see cref="Fails"/>, a part of what gorun says.</summary>
    public string After { get; init; } = "two\n";

    /// <summary>After the change there is no program.</summary>
    public bool Fails { get; init; }

    /// <summary>The change does not bear on the program, and it may or may not be noticed.</summary>
    public bool IsHarmless { get; init; }

    /// <summary>After the change gorun talks: <see cref="After"/> is a part of what it says.</summary>
    public bool MoreIsSaid { get; init; }

    /// <summary>After the change there is a program, and no record: a part of the reason for that.</summary>
    public string Unrecorded { get; init; } = "";

    /// <summary>A part of the reason for which the fast path is not taken.</summary>
    public string Because { get; init; } = "";

    public override string ToString() => Name;

    /// <summary>Runs the program twice, the second time from the record; changes the thing; and runs the program twice again.</summary>
    /// <param name="cache">Of builds; null for one of its own.</param>
    public void Check(BuildCache? cache = null)
    {
        using var scene = new Scene(Files, cache) { Words = Words };
        Prepare(scene);
        Assert.Equal((Before, 0), Result(scene.Run()));
        Answer again = scene.Run();
        Assert.Equal((Before, 0, ""), (again.Errors, again.Status.Raw, again.Reason));
        Assert.True(again.Taken, again.ToString());

        Do(scene);
        Answer changed = scene.Run();
        CheckAfter(changed);
        if (!IsHarmless)
        {
            Assert.True(changed.Taken != true, changed.ToString());
            Assert.Contains(Because, changed.Reason, StringComparison.Ordinal);
        }

        Answer last = scene.Run();
        CheckAfter(last);
        Assert.True(last.Taken == true == !(Fails || MoreIsSaid || Unrecorded.Length > 0), last.ToString());
        Assert.Contains(Unrecorded, last.Unrecorded, StringComparison.Ordinal);
    }

    private void CheckAfter(Answer answer)
    {
        if (!Fails && !MoreIsSaid)
        {
            Assert.True((answer.Errors, answer.Status.Raw) == (IsHarmless ? Before : After, 0), $"{Name}: {answer}");
            return;
        }

        Assert.True(answer.Status.Raw != 0 == Fails, answer.ToString());
        Assert.Contains(After, answer.Errors, StringComparison.Ordinal);
    }

    private static (string Errors, int Status) Result(Answer answer) => (answer.Errors, answer.Status.Raw);
}
