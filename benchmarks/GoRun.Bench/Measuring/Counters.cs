using System.Globalization;
using GoRun.Bench.Programs;
using GoRun.Bench.Scenarios;
using GoRun.Testing;

namespace GoRun.Bench.Measuring;

/// <summary>Counts system calls and memory, once a side: both hardly change from run to run.</summary>
internal sealed class Counters(Bed bed, ChildProcess child)
{
    private const string Calls = "system calls";
    private const string Memory = "peak memory, MiB";
    private const double KibInMib = 1024;

    /// <param name="strace">The program that counts system calls; null where the machine has none.</param>
    public IEnumerable<Cost> Count(Works works, string? strace)
    {
        foreach (Work work in (Work[])[works.Probe, works.Medium])
        {
            work.Provide();
            foreach (Side side in (Side[])[bed.Go(work), bed.Gorun(work), bed.Gorun(work)]) child.Run(side.Commands[0], out _);
            string name = $"{work.Name}, {Change.Nothing.Title()}";
            Side alone = new Floors(bed, child).For(new Scenario(work, Change.Nothing, default))!;
            if (strace is not null)
                yield return new Cost(Calls, name, CallsOf(bed.Gorun(work), strace), CallsOf(bed.Go(work), strace), CallsOf(alone, strace), null);
            yield return new Cost(Memory, name, PeakOf(bed.Gorun(work)).Itself, PeakOf(bed.Go(work)).Parent, PeakOf(alone).Itself, 20);
        }

        yield return Cold(works.Medium);
    }

    private Cost Cold(Work work)
    {
        Side gorun = bed.Gorun(work, Change.Cold);
        Side go = bed.Go(work, Change.Cold);
        gorun.Caches.Empty(Change.Cold);
        go.Caches.Empty(Change.Cold);
        return new Cost(Memory, $"{work.Name}, {Change.Cold.Title()}, without the tools", PeakOf(gorun).Itself, PeakOf(go).Parent, null, 150);
    }

    // Every thread and child counts. The table's last line: percentage, seconds, microseconds a call, calls, perhaps errors, "total".
    private double CallsOf(Side side, string strace)
    {
        string table = Path.Combine(bed.Folder, "calls");
        Command command = side.Commands[0];
        child.Run(command with { File = strace, Arguments = ["-f", "-c", "-o", table, command.File, .. command.Arguments] }, out _);
        string total = File.ReadLines(table).Last(line => line.EndsWith(" total", StringComparison.Ordinal));
        return double.Parse(Words(total)[3], CultureInfo.InvariantCulture);
    }

    // Itself: of the process that becomes the program, from its start. Parent: of the process that has started the program.
    // A process begins with the peak of the one that it was split from: a shell's is small, that of this program is not.
    private (double Itself, double Parent) PeakOf(Side side)
    {
        Command command = side.Commands[0];
        command = command with
        {
            File = "/bin/sh",
            Arguments = ["-c", "\"$@\"; exit $?", "sh", command.File, .. command.Arguments],
            Environment = command.Environment.SetItem(MemoryProbe.Variable, "1"),
        };
        child.Run(command, out string output);
        string[] words = Words(output.Split('\n').First(line => line.StartsWith(MemoryProbe.Mark, StringComparison.Ordinal)));
        return (Mib(words[1]), Mib(words[2]));
    }

    private static double Mib(string kib) => double.Parse(kib, CultureInfo.InvariantCulture) / KibInMib;

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
