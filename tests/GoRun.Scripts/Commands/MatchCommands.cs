using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GoRun.Scripts.Language;
using GoRun.Scripts.Running;

namespace GoRun.Scripts.Commands;

/// <summary>Commands that look for a regular expression. <c>^</c> and <c>$</c> are the ends of lines in it.</summary>
internal static class MatchCommands
{
    private const string Usage = "[-count=N] [-q] 'pattern'";
    private const string Count = "-count=";

    internal static ScriptCommand Output { get; } = InBuffer("stdout", state => Encoding.UTF8.GetString(state.Output.Span));

    internal static ScriptCommand Errors { get; } = InBuffer("stderr", state => Encoding.UTF8.GetString(state.Errors.Span));

    internal static ScriptCommand File { get; } = Arguments.Silent($"{Usage} file", MatchFile) with { TakesPattern = true };

    private static ScriptCommand InBuffer(string name, Func<ScriptState, string> text) =>
        Arguments.Silent(Usage, (state, arguments) => Match(state, arguments, text(state), name)) with { TakesPattern = true };

    private static void MatchFile(ScriptState state, ImmutableArray<string> arguments)
    {
        Arguments.Need(arguments.Length > 1);
        string text = Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(state.PathOf(arguments[^1])));
        Match(state, arguments[..^1], text, arguments[^1]);
    }

    private static void Match(ScriptState state, ImmutableArray<string> arguments, string text, string name)
    {
        int? count = null;
        if (arguments is [['-', 'c', 'o', 'u', 'n', 't', '=', .. var number], ..])
        {
            count = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
                ? value
                : throw new ScriptException($"bad {Count}: must be at least 1");
            arguments = arguments[1..];
        }
        bool quiet = arguments is ["-q", ..];
        arguments = quiet ? arguments[1..] : arguments;
        Arguments.Need(arguments.Length == 1);
        MatchCollection matches = ScriptRegexp.CompileForLines(arguments[0]).Matches(text);
        if (count is null && matches.Count == 0)
            throw new ScriptException($"no match for `(?m){arguments[0]}` in {name}");
        if (count is not null && matches.Count != count)
            throw new ScriptException($"found {matches.Count} matches for `(?m){arguments[0]}` in {name}");
        if (count is null && !quiet)
            state.Log.Append($"matched: {LinesAround(matches[0], text)}\n");
    }

    private static string LinesAround(Match match, string text)
    {
        int begin = match.Index == 0 ? 0 : text.LastIndexOf('\n', match.Index - 1) + 1;
        int end = text.IndexOf('\n', match.Index + match.Length);
        return (end < 0 ? text[begin..] : text[begin..end]).TrimEnd('\n');
    }
}
