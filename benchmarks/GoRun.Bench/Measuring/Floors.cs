using GoRun.Bench.Scenarios;

namespace GoRun.Bench.Measuring;

/// <summary>What no build tool can go below with the tools that Go has: the same work without one.</summary>
internal sealed class Floors(Bed bed, ChildProcess child)
{
    // What go run adds by itself: the program is to run, and not to be debugged.
    private const string WithoutDebugData = "-ldflags=-s -w";

    /// <summary>A side for this scenario; null where there is no such thing.</summary>
    public Side? For(Scenario scenario) => scenario switch
    {
        { Change: Change.Nothing, Work.StartsAlone: true } => Program(scenario.Work),
        { Change: Change.Main, ToolsAlone: true } => Tools(scenario.Work),
        _ => null,
    };

    // The program, built beforehand.
    private Side Program(Work work)
    {
        string file = Path.Combine(bed.Folder, "alone");
        string[] words = [.. work.CommandLines[0]];
        int ends = Math.Max(1, words.TakeWhile(word => word.EndsWith(".go", StringComparison.Ordinal)).Count());
        child.Run(bed.Other(work, [bed.GoOf(work), "build", WithoutDebugData, "-o", file, .. words[..ends]]).Commands[0], out _);
        return bed.Other(work, [file, .. words[ends..]]);
    }

    // The compiler and the linker with the words and the files that go gave them, and the program that they make. In what -x prints, the
    // commands and the folders in which they run are a shell script, and -work keeps the lists of packages that they name.
    private Side Tools(Work work)
    {
        work.Main!.Apply(-1);
        string log = Path.Combine(bed.Folder, "log");
        string[] build = [bed.GoOf(work), "build", WithoutDebugData, "-x", "-work", "-o", "/dev/null", .. work.CommandLines[0]];
        child.Run(bed.Other(work, ["/bin/sh", "-c", "exec \"$@\" 2>\"$0\"", log, .. build]).Commands[0], out _);
        string[] wanted = [.. File.ReadLines(log).Where(line =>
            line.StartsWith("WORK=", StringComparison.Ordinal)
            || line.StartsWith("cd ", StringComparison.Ordinal)
            || line.Contains("/compile -o ", StringComparison.Ordinal)
            || line.Contains("/link -o ", StringComparison.Ordinal))];
        string script = Path.Combine(bed.Folder, "script");
        File.WriteAllLines(script, ["set -e", .. wanted, "exec $WORK/b001/exe/a.out"]);
        return bed.Other(work, "/bin/sh", script);
    }
}
