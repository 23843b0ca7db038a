using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.CommandLine;

/// <summary>
/// The flags in GOFLAGS: a command takes those that it has and passes over the others (SetFromGOFLAGS in cmd/go/internal/base/goflags.go).
/// </summary>
internal static class GoFlags
{
    private const string Origin = " (from $GOFLAGS)";

    /// <param name="words">Each <c>-name</c>, <c>--name</c> or with <c>=value</c> behind.</param>
    /// <exception cref="GoError">In the words of go.</exception>
    internal static void Apply(ImmutableArray<string> words, CommandFlags flags, FlagValues values)
    {
        foreach (string word in words)
        {
            string name = word[(word[1] == '-' ? 2 : 1)..];
            string? value = null;
            int equals = name.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) (name, value) = (name[..equals], name[(equals + 1)..]);
            if (flags.Find(name) is { } flag) Set(flag, value, flags, values);
        }
    }

    private static void Set(FlagDefinition flag, string? value, CommandFlags flags, FlagValues values)
    {
        if (!flag.StandsAlone && value is null) throw flags.Wrong($"go: flag needs an argument: -{flag.Name}{Origin}");
        if (values.Set(flag, value ?? "true", Origin) is not { } problem) return;
        string kind = flag.StandsAlone ? "boolean value" : "value";
        throw flags.Wrong($"go: invalid {kind} {GoQuoting.Quote(value ?? "true")} for flag -{flag.Name}{Origin}: {problem}");
    }
}
