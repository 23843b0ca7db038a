using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// The paragraph <c>Deprecated: ...</c> in the comments of a go.mod file's module line (go.dev/ref/mod#go-mod-file-module-deprecation).
/// </summary>
internal static class DeprecationNotice
{
    private const string Mark = "Deprecated:";

    /// <summary>The whole notice, of one line or several; empty where there is none.</summary>
    public static string Of(string goMod)
    {
        if (!goMod.Contains(Mark, StringComparison.Ordinal)) return "";
        try
        {
            GoModTree tree = GoModTreeReader.Read("go.mod", goMod, keepsLastBlankLine: false);
            if (tree.LinesOf("module").FirstOrDefault() is not { } line) return "";
            string[] paragraphs = tree.CommentOn(line).Split("\n\n");
            return Array.Find(paragraphs, p => p.StartsWith(Mark, StringComparison.Ordinal))?[Mark.Length..].TrimStart(' ') ?? "";
        }
        catch (GoModSyntaxException)
        {
            return "";
        }
    }
}
