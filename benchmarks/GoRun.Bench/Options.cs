using System.Collections.Immutable;

namespace GoRun.Bench;

/// <summary>What the command line asks for.</summary>
/// <param name="Names">Words of which a scenario's name holds one; empty for all scenarios.</param>
/// <param name="Quick">The newest release alone, and less time for each scenario.</param>
/// <param name="Output">Where to write reports; null for nowhere.</param>
internal sealed record Options(ImmutableArray<string> Names, bool Quick, string? Output)
{
    /// <summary>The share of the time that a release which is not the newest gets.</summary>
    public const double SpeedOfOlder = 0.5;

    // With a quarter of the time, spreads are wider and medians about the same.
    private const double QuickSpeed = 0.25;

    public double Speed => Quick ? QuickSpeed : 1;

    /// <param name="results">Where the reports of all scenarios belong.</param>
    /// <exception cref="ArgumentException">The command line makes no sense.</exception>
    public static Options Parse(IReadOnlyList<string> words, string results)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        bool quick = false;
        string? output = null;
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == "--quick") quick = true;
            else if (words[i] == "--output" && i + 1 < words.Count) output = words[++i];
            else if (words[i].StartsWith('-')) throw new ArgumentException($"usage: ./bench [--quick] [--output FOLDER] [NAME...], not {words[i]}");
            else names.Add(words[i]);
        }

        bool all = names.Count == 0 && !quick;
        return new Options(names.ToImmutable(), quick, output ?? (all ? results : null));
    }

    public bool Wants(string name) => Names.IsEmpty || Names.Any(word => name.Contains(word, StringComparison.Ordinal));
}
