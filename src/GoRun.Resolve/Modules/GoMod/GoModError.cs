namespace GoRun.Resolve.Modules.GoMod;

/// <summary>Something wrong at a place of a go.mod file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in Unicode code points.</param>
internal readonly record struct GoModError(int Line, int Column, string Message)
{
    /// <summary>As go prints it; the column is left out at the beginning of a line.</summary>
    public string Describe(string file) => Column > 1 ? $"{file}:{Line}:{Column}: {Message}" : $"{file}:{Line}: {Message}";

    /// <summary>The place of an offset in the text.</summary>
    public static GoModError At(ReadOnlySpan<char> text, int offset, string message)
    {
        ReadOnlySpan<char> before = text[..offset];
        int lineStart = before.LastIndexOf('\n') + 1;
        int column = 1;
        foreach (char c in before[lineStart..])
        {
            if (!char.IsLowSurrogate(c)) column++;
        }

        return new GoModError(before.Count('\n') + 1, column, message);
    }
}

/// <summary>Ends the reading of a file whose lines cannot even be told apart.</summary>
internal sealed class GoModSyntaxException(GoModError error) : Exception(error.Message)
{
    public GoModError Error { get; } = error;
}
