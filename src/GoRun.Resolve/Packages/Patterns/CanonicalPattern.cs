namespace GoRun.Resolve.Packages.Patterns;

/// <summary>An argument of the command line in the spelling that go works with.</summary>
internal static class CanonicalPattern
{
    /// <summary>The shortest spelling; a leading <c>./</c> is kept, which tells a folder from an import path.</summary>
    public static string Of(string argument)
    {
        if (argument.StartsWith('/')) return Paths.Clean(argument);
        string pattern = argument.Replace('\\', '/');
        string cleaned = Paths.Clean(pattern);
        return cleaned != "." && pattern.StartsWith("./", StringComparison.Ordinal) ? "./" + cleaned : cleaned;
    }
}
