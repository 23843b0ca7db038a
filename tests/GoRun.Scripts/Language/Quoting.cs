using System.Buffers;

namespace GoRun.Scripts.Language;

/// <summary>Arguments as a script would have to spell them.</summary>
internal static class Quoting
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&'$ \t\r\n#");

    internal static string Quote(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quote));

    private static string Quote(string argument) =>
        argument.Length == 0 || argument.AsSpan().IndexOfAny(Special) >= 0 ? $"'{argument.Replace("'", "''", StringComparison.Ordinal)}'" : argument;
}
