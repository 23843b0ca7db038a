namespace GoRun.Oracle.Tests.Errors;

/// <summary>Where gorun says something else than go on purpose.</summary>
internal static class MeantDifferences
{
    /// <summary>What go said, as gorun says it.</summary>
    public static string Of(string errors) => WithoutDownloads(errors)
        .Replace("usage: go ", "usage: gorun ", StringComparison.Ordinal)
        .Replace("Run 'go help ", "Run 'gorun help ", StringComparison.Ordinal);

    // gorun does not download, and so does not announce it either.
    private static string WithoutDownloads(string errors) =>
        string.Join('\n', errors.Split('\n').Where(line => !line.StartsWith("go: downloading ", StringComparison.Ordinal)));
}
