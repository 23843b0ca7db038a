using System.Collections.Immutable;
using System.Text;
using GoRun.Scripts.Language;
using GoRun.Scripts.Running;

namespace GoRun.Scripts.Commands;

/// <summary>Commands that compare a file, or the stdout or stderr buffer, with a file.</summary>
internal static class CompareCommands
{
    internal static ScriptCommand Compare { get; } =
        Arguments.Silent("[-q] file1 file2", (state, arguments) => CompareTexts(state, arguments, (_, bytes) => bytes));

    internal static ScriptCommand CompareExpanded { get; } = Arguments.Silent("[-q] file1 file2", (state, arguments) =>
        CompareTexts(state, arguments, (state, bytes) => Encoding.UTF8.GetBytes(state.Expand(Encoding.UTF8.GetString(bytes.Span)))));

    private static void CompareTexts(
        ScriptState state, ImmutableArray<string> arguments, Func<ScriptState, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> change)
    {
        bool quiet = arguments is ["-q", ..];
        ImmutableArray<string> names = quiet ? arguments[1..] : arguments;
        Arguments.Need(names.Length == 2);
        ReadOnlyMemory<byte> actual = names[0] switch
        {
            "stdout" => state.Output,
            "stderr" => state.Errors,
            var file => File.ReadAllBytes(state.PathOf(file)),
        };
        actual = change(state, actual);
        ReadOnlyMemory<byte> expected = change(state, File.ReadAllBytes(state.PathOf(names[1])));
        if (actual.Span.SequenceEqual(expected.Span))
            return;
        if (!quiet)
            state.Log.Append(UnifiedDiff.Of(names[0], Encoding.UTF8.GetString(actual.Span), names[1], Encoding.UTF8.GetString(expected.Span)));
        throw new ScriptException($"{names[0]} and {names[1]} differ");
    }
}
