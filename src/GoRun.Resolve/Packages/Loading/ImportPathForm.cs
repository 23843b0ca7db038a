using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>Import paths by their form alone.</summary>
internal static class ImportPathForm
{
    /// <summary>Paths for which go does not even make a package to hang the error on.</summary>
    public static string? Refusal(string path)
    {
        if (path.StartsWith("mod/", StringComparison.Ordinal)) return $"disallowed import path {GoQuoting.Quote(path)}";
        return path.Contains('@', StringComparison.Ordinal)
            ? "can only use path@version syntax with 'go get' and 'go install' in module-aware mode"
            : null;
    }

    /// <summary><c>.</c>, <c>..</c>, and what begins with one of them and a slash.</summary>
    public static bool IsRelative(string path) =>
        path is "." or ".." || path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal);
}
