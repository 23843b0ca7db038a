using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules;

/// <summary>
/// Whether go.mod is content with the toolchain at hand (go.dev/doc/toolchain#select). Where GOTOOLCHAIN lets go change to another one,
/// gorun says which it would be and stops; else the go line alone decides, and go's own message says so.
/// </summary>
internal sealed class ToolchainCheck(ModuleContext context)
{
    /// <param name="path">Of the go.mod file.</param>
    /// <exception cref="GoError">Another toolchain is asked for.</exception>
    public void Check(string path, GoModFile file)
    {
        string setting = context.Env["GOTOOLCHAIN"];
        bool mayChange = setting is "auto" or "path"
            || setting.EndsWith("+auto", StringComparison.Ordinal)
            || setting.EndsWith("+path", StringComparison.Ordinal);
        bool goLineFits = file.GoVersion is null || !context.IsTooNew(file.GoVersion);
        if (mayChange && file.Toolchain != "default") CheckChange(path, file, goLineFits);
        if (!goLineFits) throw new GoError("go: " + context.TooNew(context.Short(path), file.GoVersion!));
    }

    private void CheckChange(string path, GoModFile file, bool goLineFits)
    {
        string shown = context.Short(path);
        if (file.Toolchain is { } toolchain)
        {
            string version = GoVersion.OfToolchain(toolchain);
            if (version.Length == 0) throw new GoError($"go: invalid toolchain {GoQuoting.Quote(toolchain)} in {shown}");

            // The higher one of the two lines counts.
            bool counts = goLineFits || GoVersion.Compare(file.GoVersion!, version) <= 0;
            if (counts && context.IsTooNew(version)) throw Change(shown, toolchain, goLineFits);
        }

        if (goLineFits) return;
        bool language = GoVersion.IsLanguage(file.GoVersion!) && GoVersion.Compare(file.GoVersion!, "1.21") >= 0;
        throw Change(shown, $"go{file.GoVersion}{(language ? ".0" : "")}", mayStay: false);
    }

    private GoError Change(string path, string toolchain, bool mayStay)
    {
        string stay = mayStay ? $"set GOTOOLCHAIN=local to go on with go{context.LocalGoVersion}, or " : "";
        return new GoError(
            $"gorun: {path} asks for toolchain {toolchain} (running go{context.LocalGoVersion}), and changing it is not supported yet: "
            + $"{stay}put the bin folder of {toolchain} first in PATH");
    }
}
