using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Resolve.Modules.Updating;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules;

/// <summary>What came of reading a main module's go.mod.</summary>
/// <param name="Text">What the file holds.</param>
/// <param name="Fixes">What its versions stand for where they are not canonical.</param>
/// <param name="File">Null where there is a problem.</param>
/// <param name="Lines">The file as far as its go and toolchain lines can be relied on, even where the rest cannot be read; null without.</param>
/// <param name="Problem">go's message, without <c>go: </c> in front.</param>
internal readonly record struct MainModuleReading(string Text, VersionFixes Fixes, GoModFile? File, GoModFile? Lines, string? Problem);

/// <summary>Reads the go.mod files of main modules, which must be in order to the last line (modload.ReadModFile).</summary>
internal sealed class MainModuleReader(ModuleContext context)
{
    public MainModuleReading Read(string path)
    {
        string shown = context.Short(path);
        var fixes = new VersionFixes(context, path);
        var failed = new MainModuleReading("", fixes, null, null, null);
        if (ModuleText.Read(context.Sources, path) is not { } text) return failed with { Problem = $"open {shown}: no such file or directory" };
        bool knowsIgnore = context.Env.Release.AtLeast(25);
        GoModReading reading = GoModReader.Read(path, text, new GoModRules(Strict: true, knowsIgnore, VersionOf: fixes.VersionOf));
        if (reading.Errors.IsEmpty)
        {
            return ModuleLineProblem(shown, reading.File) is { } wrong
                ? failed with { Lines = reading.File, Problem = wrong }
                : new MainModuleReading(text, fixes, reading.File, reading.File, null);
        }

        // A newer go line explains what this release cannot read.
        GoModReading lax = GoModReader.Read(path, text, new GoModRules(Strict: false, knowsIgnore));
        string errors = string.Join('\n', reading.Errors.Select(e => e.Describe(shown)));
        return failed with { Lines = lax.Errors.IsEmpty ? lax.File : null, Problem = $"errors parsing {shown}:\n{errors}" };
    }

    /// <summary>go's message about the module path, without <c>go: </c> in front; null where it is in order.</summary>
    public static string? PathProblem(GoModFile file) => ModulePaths.CheckImportPath(file.ModulePath!) is { } problem
        ? $"malformed module path {GoQuoting.Quote(file.ModulePath!)}: {problem}"
        : null;

    /// <exception cref="GoError">A tool line names no package.</exception>
    public static void CheckTools(GoModFile file)
    {
        foreach (string tool in file.Tools)
        {
            if (ModulePaths.CheckImportPath(tool) is { } wrong) throw new GoError($"go: malformed tool path {GoQuoting.Quote(tool)}: {wrong}");
        }
    }

    private static string? ModuleLineProblem(string shown, GoModFile file)
    {
        const string Advice = "To specify the module path:\n\tgo mod edit -module=example.com/mod";
        if (file.ModulePath is null) return $"error reading {shown}: missing module declaration. {Advice}";
        return ModuleVersion.IsToolchain(file.ModulePath)
            ? $"error reading {shown}: invalid module path: {GoQuoting.Quote(file.ModulePath)}"
            : null;
    }
}
