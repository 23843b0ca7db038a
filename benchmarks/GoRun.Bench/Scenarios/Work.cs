using System.Collections.Immutable;
using GoRun.Bench.Programs;

namespace GoRun.Bench.Scenarios;

/// <summary>What is run: a program and the words that it is run with.</summary>
/// <param name="Name">As tables show it.</param>
/// <param name="Folder">Where the commands run.</param>
/// <param name="Write">Writes the program's files.</param>
internal sealed record Work(string Name, string Folder, Action Write)
{
    /// <summary>The words after <c>gorun</c> and <c>go run</c>. Several command lines are run one after another, and their times added.</summary>
    public ImmutableArray<ImmutableArray<string>> CommandLines { get; init; } = [["."]];

    /// <summary>Variables beside the common ones.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A file of package main; null where it cannot be edited.</summary>
    public SourceEdit? Main { get; init; }

    /// <summary>A file of a package that many import, where there is one.</summary>
    public SourceEdit? Leaf { get; init; }

    /// <summary>Whether the program prints the numbers of its edits, as <c>main=1</c> and <c>leaf=2</c>.</summary>
    public bool ShowsEdits { get; init; } = true;

    /// <summary>How many packages of its own the program has, where that is what tells works apart; else 0.</summary>
    public int Size { get; init; }

    /// <summary>Whether the program can be built and started by itself: the floor of a run with nothing changed.</summary>
    public bool StartsAlone => CommandLines.Length == 1 && Main is not null;

    /// <summary>Writes the files unless they are there.</summary>
    public void Provide()
    {
        if (Directory.Exists(Folder)) return;
        Write();
        Main?.Apply(0);
        Leaf?.Apply(0);
    }
}
