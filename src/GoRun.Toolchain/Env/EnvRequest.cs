using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>The command line of <c>gorun env</c>.</summary>
internal sealed record EnvRequest
{
    private const string Usage = "usage: gorun env [-json] [-changed] [-u] [-w] [var ...]\nRun 'gorun help env' for details.";

    internal bool Json { get; private init; }

    internal bool Changed { get; private init; }

    internal bool Write { get; private init; }

    internal bool Unset { get; private init; }

    internal ImmutableArray<string> Names { get; private init; } = [];

    /// <exception cref="GoError">Flags that are unknown, or do not go together.</exception>
    internal static EnvRequest Parse(IReadOnlyList<string> arguments)
    {
        var request = new EnvRequest();
        int i = 0;
        for (; i < arguments.Count && arguments[i].Length > 1 && arguments[i][0] == '-'; i++)
        {
            if (arguments[i] == "--")
            {
                i++;
                break;
            }

            request = request.With(arguments[i]);
        }

        return (request with { Names = [.. arguments.Skip(i)] }).Checked();
    }

    private EnvRequest With(string flag)
    {
        string name = flag[(flag[1] == '-' ? 2 : 1)..];
        if (name.Length == 0 || name[0] is '-' or '=') throw Wrong("bad flag syntax: " + flag);
        int equals = name.IndexOf('=', StringComparison.Ordinal);
        bool on = true;
        if (equals > 0)
        {
            string value = name[(equals + 1)..];
            name = name[..equals];
            on = value switch
            {
                "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
                "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
                _ => throw Wrong($"invalid boolean value {GoQuoting.Quote(value)} for -{name}: parse error"),
            };
        }

        return name switch
        {
            "json" => this with { Json = on },
            "changed" => this with { Changed = on },
            "w" => this with { Write = on },
            "u" => this with { Unset = on },

            // Every command of go takes these two; here they have nothing to say.
            "n" or "x" => this,
            "h" or "help" => throw new GoError(Usage, GoError.Usage),
            _ => throw Wrong("flag provided but not defined: -" + name),
        };
    }

    private EnvRequest Checked()
    {
        if (Json && Unset) throw new GoError("go: cannot use -json with -u");
        if (Json && Write) throw new GoError("go: cannot use -json with -w");
        if (Unset && Write) throw new GoError("go: cannot use -u with -w");
        return this;
    }

    private static GoError Wrong(string message) => new(message + "\n" + Usage, GoError.Usage);
}
