using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using GoRun.Scripts.Running;
using GoRun.Testing;

namespace GoRun.Conformance.Tests;

/// <summary>
/// Runs all selected scripts, as many at a time as there are processors: the rows of one xunit theory run one after the other, and
/// only wait for their results here.
/// </summary>
public sealed class ConformanceRun : IDisposable
{
    private readonly FrozenDictionary<(string Version, string Script), TaskCompletionSource<Outcome>> results;
    private readonly ImmutableArray<Release> releases;
    private readonly Task[] workers;
    private readonly CancellationTokenSource over = new();
    private int next = -1;

    public ConformanceRun()
    {
        Selection selection = Selection.Read();
        var work = ImmutableArray.CreateBuilder<Action>();
        var all = new Dictionary<(string, string), TaskCompletionSource<Outcome>>();
        var begun = ImmutableArray.CreateBuilder<Release>();
        foreach (Testing.Toolchain toolchain in Toolchains.OldestAndNewestVersions.Reverse().Select(Toolchains.Named))
        {
            var release = new Release(toolchain, selection);
            begun.Add(release);
            foreach (string script in selection.Of(toolchain))
            {
                var result = new TaskCompletionSource<Outcome>();
                all[(toolchain.Version, script)] = result;
                work.Add(() => Complete(result, () => Run(toolchain, release, script, selection)));
            }
        }
        results = all.ToFrozenDictionary();
        releases = begun.ToImmutable();
        ImmutableArray<Action> jobs = work.ToImmutable();
        workers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(
            () => Work(jobs), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
    }

    internal Task<Outcome> Outcome(string version, string script) => results[(version, script)].Task;

    public void Dispose()
    {
        over.Cancel();
        Task.WaitAll(workers);
        foreach (Release release in releases)
            release.Dispose();
        over.Dispose();
    }

    private void Work(ImmutableArray<Action> jobs)
    {
        while (!over.IsCancellationRequested && Interlocked.Increment(ref next) is var index && index < jobs.Length)
            jobs[index]();
    }

    private static Outcome Run(Testing.Toolchain toolchain, Release release, string script, Selection selection)
    {
        long begun = Stopwatch.GetTimestamp();
        ScriptResult result = release.Run(script);
        var outcome = new Outcome(result, Verdict.Of(toolchain, script, result, selection), Stopwatch.GetElapsedTime(begun));
        Tally.Add(toolchain.Version, script, outcome);
        return outcome;
    }

    private static void Complete(TaskCompletionSource<Outcome> result, Func<Outcome> run)
    {
        try
        {
            result.SetResult(run());
        }
#pragma warning disable CA1031 // It goes to the row of this script, and must not end the other scripts.
        catch (Exception e)
#pragma warning restore CA1031
        {
            result.SetException(e);
        }
    }
}
