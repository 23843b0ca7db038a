using System.Collections.Immutable;
using System.Diagnostics;
using GoRun.Bench.Programs;
using GoRun.Bench.Scenarios;

namespace GoRun.Bench.Measuring;

/// <summary>
/// Runs the sides in turn, so that a machine which becomes faster or slower does so for all of them; who is first changes with each round.
/// Each edit has a content that no other run has seen, and the run follows at once.
/// </summary>
internal sealed class PairRunner(ChildProcess child)
{
    private const int MostPairs = 40;
    private int _edits;

    public Measurement Measure(Scenario scenario, Bed bed)
    {
        scenario.Work.Provide();
        Side gorun = bed.Gorun(scenario.Work, scenario.Change);
        Side go = bed.Go(scenario.Work, scenario.Change);
        for (int i = 0; i < scenario.WarmUps; i++)
        {
            Run(scenario, go);
            Run(scenario, gorun);
        }

        Side? floor = new Floors(bed, child).For(scenario);
        var ours = ImmutableArray.CreateBuilder<Sample>();
        var theirs = ImmutableArray.CreateBuilder<Sample>();
        var floors = ImmutableArray.CreateBuilder<Sample>();
        long began = Stopwatch.GetTimestamp();
        while (ours.Count < scenario.LeastPairs || (ours.Count < MostPairs && Stopwatch.GetElapsedTime(began) < scenario.Budget))
        {
            bool first = ours.Count % 2 == 0;
            if (first) ours.Add(Run(scenario, gorun));
            theirs.Add(Run(scenario, go));
            if (!first) ours.Add(Run(scenario, gorun));
            if (floor is not null) floors.Add(Run(scenario, floor));
        }

        return new Measurement(scenario, ReleaseName(bed), ours.ToImmutable(), theirs.ToImmutable(), floors.ToImmutable());
    }

    private static string ReleaseName(Bed bed) => string.Join('.', bed.Release.Version["go".Length..].Split('.')[..2]);

    private Sample Run(Scenario scenario, Side side)
    {
        Work work = scenario.Work;
        side.Caches.Empty(scenario.Change);
        string expected = Edit(scenario);
        var sum = default(Sample);
        foreach (GoRun.Testing.Command command in side.Commands)
        {
            sum += child.Run(command, out string output);
            if (work.ShowsEdits && !output.Contains(expected, StringComparison.Ordinal))
                throw new InvalidOperationException($"{command.File} ran an old build of {work.Name}: {output}, not {expected}");
        }

        return sum;
    }

    // Gives what the program will print.
    private string Edit(Scenario scenario)
    {
        (SourceEdit? file, string name) = scenario.Change switch
        {
            Change.Main => (scenario.Work.Main, "main="),
            Change.Leaf => (scenario.Work.Leaf, "leaf="),
            _ => (null, ""),
        };
        if (file is null) return "";
        file.Apply(++_edits);
        return name + _edits.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
