using System.Collections.Immutable;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// Why an author has taken a version back: the comments on the retract lines of a go.mod file (go.dev/ref/mod#go-mod-file-retract).
/// </summary>
internal static class RetractionReasons
{
    /// <param name="goMod">The whole file.</param>
    /// <param name="isMeant">Tells the retract lines that are about the version.</param>
    /// <returns>In the order of the file; none where the author does not say.</returns>
    public static ImmutableArray<string> Of(string goMod, Func<VersionInterval, bool> isMeant)
    {
        GoModTree tree = GoModTreeReader.Read("go.mod", goMod, keepsLastBlankLine: false);
        return [.. tree.LinesOf("retract").Where(l => Read(l).Any(isMeant)).Select(tree.CommentOn).Where(r => r.Length > 0)];
    }

    /// <summary>A line that cannot be understood takes nothing back.</summary>
    private static ImmutableArray<VersionInterval> Read(GoModLine line) =>
        GoModReader.Read("go.mod", $"retract {string.Join(' ', line.Arguments)}\n", new GoModRules(Strict: false, KnowsIgnore: false)).File.Retract;
}
