using System.Text;
using GoRun.Scripts.Language;
using GoRun.Scripts.Running;

namespace GoRun.Scripts.Commands;

/// <summary>Replaces strings, written as in Go's double quotes, in a file: at each place the first that is there.</summary>
internal static class ReplaceCommand
{
    internal static ScriptCommand Replace { get; } = Arguments.Silent("[old new]... file", (state, arguments) =>
    {
        Arguments.Need(arguments.Length % 2 == 1);
        (string Old, string New)[] pairs =
            [.. arguments[..^1].Select(GoString.Unquote).Chunk(2).Select(pair => (pair[0], pair[1]))];
        Arguments.Need(pairs.All(pair => pair.Old.Length > 0));
        string file = state.PathOf(arguments[^1]);
        File.WriteAllText(file, Replaced(File.ReadAllText(file), pairs), new UTF8Encoding(false));
    });

    private static string Replaced(string text, (string Old, string New)[] pairs)
    {
        var result = new StringBuilder();
        for (int i = 0; i < text.Length;)
        {
            int found = Array.FindIndex(pairs, pair => string.CompareOrdinal(text, i, pair.Old, 0, pair.Old.Length) == 0);
            if (found < 0)
                result.Append(text[i++]);
            else
                (result, i) = (result.Append(pairs[found].New), i + pairs[found].Old.Length);
        }
        return result.ToString();
    }
}
