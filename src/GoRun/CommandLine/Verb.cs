namespace GoRun.CommandLine;

/// <summary>What gorun is asked to do.</summary>
internal enum Verb
{
    Run,
    Build,
    List,
    Env,
    Clean,
    Version,
    Help,
}

/// <summary>The front of a command line: the command's word, which is <c>run</c> where there is none, and <c>-C</c>.</summary>
/// <param name="Arguments">The rest.</param>
/// <param name="Directory">The value of <c>-C</c>, or null.</param>
internal sealed record CommandWords(Verb Verb, IReadOnlyList<string> Arguments, string? Directory)
{
    /// <summary>
    /// <c>-C</c> counts only in front of all other flags and goes off the command line first, for every command alike (handleChdirFlag in
    /// cmd/go/main.go). Without its value it is left for the flags to complain of.
    /// </summary>
    internal static CommandWords Of(IReadOnlyList<string> arguments)
    {
        Verb? named = arguments.Count == 0 ? null : arguments[0] switch
        {
            "run" => Verb.Run,
            "build" => Verb.Build,
            "list" => Verb.List,
            "env" => Verb.Env,
            "clean" => Verb.Clean,
            "version" => Verb.Version,
            "help" => Verb.Help,
            _ => null,
        };
        List<string> rest = [.. arguments.Skip(named is null ? 0 : 1)];
        string? directory = null;
        if (rest.Count > 1 && rest[0] is "-C" or "--C")
        {
            directory = rest[1];
            rest.RemoveRange(0, 2);
        }
        else if (rest.Count > 0 && (rest[0].Split('=')[0] is "-C" or "--C") && rest[0].Contains('=', StringComparison.Ordinal))
        {
            directory = rest[0][(rest[0].IndexOf('=', StringComparison.Ordinal) + 1)..];
            rest.RemoveAt(0);
        }

        return new CommandWords(named ?? Verb.Run, rest, directory);
    }
}
