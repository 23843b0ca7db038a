using GoRun.Platform;

namespace GoRun.CommandLine;

/// <summary>One command's flags.</summary>
internal sealed class CommandFlags(string usageLine, IEnumerable<FlagDefinition> definitions)
{
    private readonly Dictionary<string, FlagDefinition> _definitions = definitions.ToDictionary(d => d.Name, StringComparer.Ordinal);

    /// <summary>What is printed after a wrong flag.</summary>
    internal string Usage { get; } = $"usage: gorun {usageLine}\nRun 'gorun help {usageLine.Split(' ')[0]}' for details.";

    internal FlagDefinition? Find(string name) => _definitions.GetValueOrDefault(name);

    /// <summary>A command line that cannot be understood.</summary>
    internal GoError Wrong(string message) => new($"{message}\n{Usage}", GoError.Usage);
}
