namespace GoRun.Oracle.Tests.Errors;

/// <summary>Where gorun says something else than go on purpose, and what both say in any order.</summary>
internal static class MeantDifferences
{
    /// <summary>What go said, as gorun says it.</summary>
    public static string Of(string errors) => errors
        .Replace("usage: go ", "usage: gorun ", StringComparison.Ordinal)
        .Replace("Run 'go help ", "Run 'gorun help ", StringComparison.Ordinal);

    /// <summary>Modules are downloaded at the same time: the lines that say so come first, sorted.</summary>
    public static string DownloadsFirst(string errors)
    {
        ILookup<bool, string> lines = errors.Split('\n').ToLookup(line => line.StartsWith("go: downloading ", StringComparison.Ordinal));
        return string.Join('\n', lines[true].Order(StringComparer.Ordinal).Concat(lines[false]));
    }
}
