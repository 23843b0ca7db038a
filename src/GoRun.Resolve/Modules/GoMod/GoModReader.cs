using System.Collections.Immutable;

namespace GoRun.Resolve.Modules.GoMod;

/// <summary>How a go.mod file is to be read.</summary>
/// <param name="Strict">The main module's: unknown directives are errors. Else a dependency's, of which only what bears on others is
/// read.</param>
/// <param name="KnowsIgnore">The release knows <c>ignore</c> lines (1.25 and newer).</param>
/// <param name="Workspace">It is a go.work file, which has other directives.</param>
/// <param name="VersionOf">Finds the canonical version for a module path and a version that is none, or a query; null where there must not be any
/// such.</param>
internal readonly record struct GoModRules(
    bool Strict, bool KnowsIgnore, bool Workspace = false, Func<string, string, string>? VersionOf = null);

/// <summary>What came of reading a go.mod file.</summary>
/// <param name="File">What could be understood; meaningful only where there are no errors.</param>
/// <param name="Errors">Every bad line, or the one thing that broke the grammar.</param>
internal sealed record GoModReading(GoModFile File, ImmutableArray<GoModError> Errors);

/// <summary>Reads go.mod and go.work files (golang.org/x/mod/modfile.Parse, ParseLax and ParseWork).</summary>
internal static class GoModReader
{
    /// <param name="file">The file's path, for messages.</param>
    public static GoModReading Read(string file, string text, GoModRules rules)
    {
        var syntax = new GoModSyntax(file, text);
        try
        {
            syntax.Read();
        }
        catch (GoModSyntaxException e)
        {
            return new GoModReading(new GoModFile(), [e.Error]);
        }

        var directives = new GoModDirectives(text, syntax.Tokens, rules);
        foreach (SyntaxLine line in syntax.Lines) directives.Add(line);
        return directives.Finish();
    }
}
