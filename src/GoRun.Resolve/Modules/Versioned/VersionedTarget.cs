using GoRun.Platform;
using GoRun.Resolve.Packages;
using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Modules.Versioned;

/// <summary><c>package@version</c> on the command line of run: packages of a module that the current directory has no say in.</summary>
/// <param name="Argument">As typed.</param>
/// <param name="Pattern">What stands before the <c>@</c>.</param>
/// <param name="Query">What stands behind it.</param>
internal sealed record VersionedTarget(string Argument, string Pattern, string Query)
{
    /// <summary>Whether the word has that form, well-formed or not: folders and files may have an <c>@</c> in their names.</summary>
    public static bool IsMeant(string argument) =>
        argument.Contains('@', StringComparison.Ordinal)
        && !argument.EndsWith(".go", StringComparison.Ordinal)
        && !ImportPathForm.IsRelative(argument)
        && !argument.StartsWith('/');

    /// <summary>Takes the word apart.</summary>
    /// <exception cref="GoError">It names no package that a module could have, in go's words.</exception>
    public static VersionedTarget Parse(ModuleContext context, string argument)
    {
        int at = argument.IndexOf('@', StringComparison.Ordinal);
        (string pattern, string query) = (argument[..at], argument[(at + 1)..]);
        if (query.Length == 0) throw new GoError($"go: {argument}: version must not be empty");
        if (Problem(context, pattern) is { } problem) throw new GoError($"go: {argument}: argument must {problem}");
        return new VersionedTarget(argument, pattern, query);
    }

    private static string? Problem(ModuleContext context, string pattern)
    {
        if (pattern is "std" or "cmd" or "tool" or "all" || (pattern == "work" && context.Env.Release.AtLeast(25)))
            return "be a package path, not a meta-package";
        if (Paths.Clean(pattern) != pattern) return "be a clean package path";
        bool standard = !pattern.Contains("...", StringComparison.Ordinal)
            && ImportPathCheck.IsStandard(pattern)
            && context.Directories.Open($"{context.Env.Goroot}/src/{pattern}") is { HasRegularGoFiles: true };
        return standard ? "not be a package in the standard library" : null;
    }
}
