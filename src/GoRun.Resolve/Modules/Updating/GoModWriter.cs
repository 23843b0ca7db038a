using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Updating;

/// <summary>Writes the requirements back to the main module's go.mod file (modload.commitRequirements), which is left alone where it says the
/// same already.</summary>
internal sealed class GoModWriter(ModuleContext context, MainModuleFile main)
{
    /// <summary>What the file must say.</summary>
    /// <exception cref="GoError">The file cannot be written, or has changed since it was read.</exception>
    public void Write(Requirements requirements)
    {
        string goVersion = requirements.VersionOf("go")!;
        if (context.IsTooNew(goVersion)) throw new GoError("go: " + context.TooNew("updating go.mod", goVersion));
        string? toolchain = ToolchainLine(requirements);
        List<Requirement> require =
        [
            .. requirements.Roots.Where(r => !ModuleVersion.IsToolchain(r.Path)).Select(r => new Requirement(r, !requirements.IsDirect(r.Path))),
        ];
        if (IsSame(goVersion, toolchain, require)) return;
        if (context.Sources.ActualPath(main.FilePath) != main.FilePath)
            throw new GoError("go: updates to go.mod needed, but go.mod is part of the overlay specified with -overlay");
        Replace(NewText(goVersion, toolchain, require));
    }

    /// <summary>Null where the go line implies the toolchain.</summary>
    public static string? ToolchainLine(Requirements requirements)
    {
        string goVersion = requirements.VersionOf("go")!;
        if (requirements.VersionOf("toolchain") is not { } toolchain || toolchain == "go" + goVersion) return null;
        return GoVersion.Compare(GoVersion.OfToolchain(toolchain), "1.21") < 0 ? null : toolchain;
    }

    /// <summary>The file means the same already, however it is formatted.</summary>
    private bool IsSame(string goVersion, string? toolchain, List<Requirement> require)
    {
        if (main.Fixes.Any || main.File.GoVersion != goVersion || main.File.Toolchain != toolchain) return false;
        var written = new Dictionary<ModuleVersion, bool>();
        foreach (Requirement line in main.File.Require) written[line.Module] = line.Indirect;
        return written.Count == require.Count && require.TrueForAll(r => written.TryGetValue(r.Module, out bool indirect) && indirect == r.Indirect);
    }

    private string NewText(string goVersion, string? toolchain, List<Requirement> require)
    {
        GoModTree tree = GoModTreeReader.Read(main.FilePath, main.Text, keepsLastBlankLine: !context.Env.Release.AtLeast(25));
        new GoModWords(main.Fixes.VersionOf).Normalize(tree);
        if (main.File.GoVersion != goVersion) GoModEditor.SetGo(tree, goVersion);
        if (toolchain is null) GoModEditor.DropToolchain(tree);
        else GoModEditor.SetToolchain(tree, toolchain);
        if (GoVersion.Compare(goVersion, "1.17") < 0)
        {
            GoModEditor.SetRequire(tree, require);
        }
        else
        {
            bool simplify = context.Env.Release.AtLeast(27) && GoVersion.Compare(goVersion, "1.27") >= 0;
            new GoModRequireBlocks(tree, require, simplify).Set();
        }

        GoModCleanup.Run(tree);
        return GoModPrinter.Print(tree);
    }

    private void Replace(string text)
    {
        try
        {
            LockedFile.Change(main.FilePath, old =>
            {
                string present = Encoding.UTF8.GetString(old);
                if (present == text) return null;
                if (present != main.Text) throw new GoError("go: updating go.mod: existing contents have changed since last read");
                return Encoding.UTF8.GetBytes(text);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GoError($"go: updating go.mod: {e.Message}");
        }
    }
}
