using System.Collections.Immutable;
using GoRun.Resolve.Packages.Headers;

namespace GoRun.Resolve.Packages.Checking;

/// <summary>What is wrong with a package, and how one came to it.</summary>
internal sealed record PackageFault
{
    public required string Message { get; init; }

    public ImmutableArray<StackEntry> Stack { get; init; } = [];

    /// <summary>The place in a file that is to blame, or null.</summary>
    public SourcePosition? Position { get; init; }

    public bool IsImportCycle { get; init; }

    /// <summary>The import stack is shown although there is a position.</summary>
    public bool AlwaysShowsStack { get; init; }

    /// <summary>The text as go prints it.</summary>
    public string ToText(string workingDirectory)
    {
        string? position = Position is { } p ? (p with { File = Paths.Short(p.File, workingDirectory) }).ToString() : null;
        if (position is not null && (Stack.IsEmpty || !AlwaysShowsStack)) return $"{position}: {Message}";
        if (Stack.IsEmpty) return Message;
        IEnumerable<string> steps = Stack.Select(Describe);
        return $"package {string.Join("\n\timports ", steps)}{(position is null ? "" : $"\n\t{position}")}: {Message}";
    }

    private string Describe(StackEntry entry) =>
        IsImportCycle && entry.Position is { } position ? $"{entry.Path} from {Paths.BaseOf(position.File)}" : entry.Path;
}
