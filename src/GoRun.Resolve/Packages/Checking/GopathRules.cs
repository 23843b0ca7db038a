using GoRun.Resolve.Packages.Loading;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Checking;

/// <summary>What go asks of an import in GOPATH mode only.</summary>
internal static class GopathRules
{
    /// <summary>Go's message where the package says that it wants another import path, or null.</summary>
    /// <param name="path">The path by which one came to it.</param>
    public static string? CommentFault(PackageNode package, string path)
    {
        string wanted = package.Scan.ImportComment;
        bool heeded = wanted.Length > 0 && wanted != path && !package.CommandLineFiles;
        if (!heeded || path.StartsWith("vendor/", StringComparison.Ordinal) || path.Contains("/vendor/", StringComparison.Ordinal)) return null;
        return $"code in directory {package.Directory} expects import {GoQuoting.Quote(wanted)}";
    }

    /// <summary>Go's message where the same import path has a shorter spelling, or null.</summary>
    public static string? SpellingFault(string path)
    {
        string clean = Paths.Clean(path);
        bool dotted = path.StartsWith("./", StringComparison.Ordinal) && !Paths.HasPrefix(clean, "..");
        if (path == (dotted ? "./" + clean : clean)) return null;
        return $"non-canonical import path {GoQuoting.Quote(path)}: should be {GoQuoting.Quote(clean)}";
    }
}
