using System.Collections.Concurrent;
using GoRun.Build.Actions;
using GoRun.Build.Commands;
using GoRun.Platform.Tracing;

namespace GoRun.Build.Tests.Actions;

public sealed class SchedulerTests
{
    private readonly ConcurrentQueue<string> _ran = new();

    [Fact]
    public void The_longest_way_to_the_end_goes_first()
    {
        FakeAction shortOne = New("short", 1);
        FakeAction start = New("start", 1);
        FakeAction middle = New("middle", 5, start);
        Run(1, shortOne, start, middle);
        Assert.Equal(["start", "middle", "short"], _ran);
    }

    [Fact]
    public void In_a_dry_run_the_order_is_the_plans()
    {
        FakeAction first = New("first", 1);
        FakeAction second = New("second", 9);
        new Scheduler(1, (_, _) => { }, CancellationToken.None).Run(new Schedule([first, second], inOrder: true));
        Assert.Equal(["first", "second"], _ran);
    }

    [Fact]
    public void A_failure_stops_only_what_depends_on_it()
    {
        FakeAction bad = New("bad", 5);
        bad.Body = _ => throw new BuildFailure("no");
        FakeAction above = New("above", 1, bad);
        FakeAction top = New("top", 1, above);
        FakeAction apart = New("apart", 1);
        var failures = new List<string>();
        var scheduler = new Scheduler(2, (_, f) => failures.Add(f.Message), CancellationToken.None);
        scheduler.Run(new Schedule([bad, above, top, apart], inOrder: false));
        Assert.Equal(["no"], failures);
        Assert.Equal((ActionState.Failed, ActionState.Skipped), (bad.State, above.State));
        Assert.Equal((ActionState.Skipped, ActionState.Succeeded), (top.State, apart.State));
        Assert.DoesNotContain("top", _ran);
    }

    [Fact]
    public void Dependencies_end_before_what_depends_on_them_whatever_the_number_of_workers()
    {
        var actions = new List<PlannedAction>();
        for (int i = 0; i < 300; i++)
        {
            PlannedAction[] dependencies = [.. actions.Where((_, at) => at % 7 == i % 7 || at == i - 1)];
            var action = new FakeAction(_ran, i.ToString(System.Globalization.CultureInfo.InvariantCulture), (i * 31) % 11, dependencies);
            action.Body = _ => Assert.All(action.Dependencies, d => Assert.Equal(ActionState.Succeeded, d.State));
            actions.Add(action);
        }

        new Scheduler(8, (_, _) => { }, CancellationToken.None).Run(new Schedule(actions, inOrder: false));
        Assert.Equal(300, _ran.Count);
    }

    [Fact]
    public void Cancelling_stops_the_whole()
    {
        using var source = new CancellationTokenSource();
        FakeAction first = New("first", 1);
        first.Body = _ => source.Cancel();
        FakeAction second = New("second", 1, first);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new Scheduler(2, (_, _) => { }, source.Token).Run(new Schedule([first, second], inOrder: false)));
        Assert.DoesNotContain("second", _ran);
    }

    [Fact]
    public void A_bug_in_an_action_is_not_swallowed()
    {
        FakeAction bad = New("bad", 1);
        bad.Body = _ => throw new InvalidOperationException("bug");
        var thrown = Assert.Throws<InvalidOperationException>(() => Run(3, bad, New("other", 1)));
        Assert.Equal("bug", thrown.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_pieces_of_an_action_all_run(int workers)
    {
        int count = 0;
        FakeAction action = New("pieces", 1);
        action.Body = w => w.RunAll([.. Enumerable.Repeat<Action>(() => Interlocked.Increment(ref count), 50)]);
        Run(workers, action, New("other", 1));
        Assert.Equal(50, count);
    }

    [Fact]
    public void A_piece_that_fails_fails_its_action()
    {
        FakeAction action = New("pieces", 1);
        action.Body = w => w.RunAll([() => { }, () => throw new BuildFailure("piece")]);
        var failures = new List<string>();
        new Scheduler(2, (_, f) => failures.Add(f.Message), CancellationToken.None).Run(new Schedule([action], inOrder: false));
        Assert.Equal(["piece"], failures);
    }

    [Fact]
    public void Each_action_is_noted_in_the_trace()
    {
        var trace = new Trace(TimeProvider.System);
        FakeAction first = New("first", 1);
        new Scheduler(2, (_, _) => { }, CancellationToken.None, trace).Run(new Schedule([first, New("second", 1, first)], inOrder: false));
        Assert.Equal(
            ["Executing action (first)", "Executing action (first)", "Executing action (second)", "Executing action (second)"],
            trace.Events.Select(e => e.Name));
    }

    private static void Run(int workers, params PlannedAction[] actions) =>
        new Scheduler(workers, (_, f) => Assert.Fail(f.Message), CancellationToken.None).Run(new Schedule(actions, inOrder: false));

    private FakeAction New(string name, int cost, params PlannedAction[] dependencies) => new(_ran, name, cost, dependencies);

    private sealed class FakeAction(ConcurrentQueue<string> ran, string name, int cost, PlannedAction[] dependencies)
        : PlannedAction([.. dependencies])
    {
        public Action<IWorkers> Body { get; set; } = _ => { };

        public override int Cost => cost;

        public override string Description => name;

        public override void Run(IWorkers workers)
        {
            ran.Enqueue(name);
            Body(workers);
        }
    }
}
