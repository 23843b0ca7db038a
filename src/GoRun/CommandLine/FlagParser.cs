using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.CommandLine;

/// <summary>
/// Flags as Go's package flag reads them: <c>-flag</c>, <c>--flag</c>, <c>-flag=value</c>, and for all but Boolean flags <c>-flag
/// value</c>. The first word that is no flag ends them, as does <c>--</c>, which is dropped.
/// </summary>
internal sealed class FlagParser(CommandFlags flags, FlagValues values)
{
    /// <summary>Reads the flags at the front of the arguments.</summary>
    /// <returns>How many arguments that were.</returns>
    /// <exception cref="GoError">As package flag words it, with the command's usage; exit status 2.</exception>
    internal int Parse(IReadOnlyList<string> arguments)
    {
        int next = 0;
        while (next < arguments.Count)
        {
            string argument = arguments[next];
            if (argument.Length < 2 || argument[0] != '-') break;
            next++;
            if (argument == "--") break;
            string name = argument[(argument[1] == '-' ? 2 : 1)..];
            if (name.Length == 0 || name[0] is '-' or '=') throw flags.Wrong("bad flag syntax: " + argument);
            string? value = null;
            int equals = name.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) (name, value) = (name[..equals], name[(equals + 1)..]);
            FlagDefinition flag = flags.Find(name) ?? throw Unknown(name);
            if (flag.StandsAlone)
            {
                SetBoolean(flag, value);
                continue;
            }

            if (value is null)
            {
                if (next == arguments.Count) throw flags.Wrong("flag needs an argument: -" + name);
                value = arguments[next++];
            }

            if (values.Set(flag, value, "") is { } problem)
                throw flags.Wrong($"invalid value {GoQuoting.Quote(value)} for flag -{name}: {problem}");
        }

        return next;
    }

    private void SetBoolean(FlagDefinition flag, string? value)
    {
        if (values.Set(flag, value ?? "true", "") is { } problem)
            throw flags.Wrong($"invalid boolean value {GoQuoting.Quote(value ?? "true")} for -{flag.Name}: {problem}");
    }

    private GoError Unknown(string name) =>
        name is "h" or "help" ? new GoError(flags.Usage, GoError.Usage) : flags.Wrong("flag provided but not defined: -" + name);
}
