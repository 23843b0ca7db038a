using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules;

/// <summary>
/// Whether go.mod is content with the toolchain in use. Which one that is was chosen before, with the go and toolchain lines of go.mod or go.work in mind
/// (Selection/); where GOTOOLCHAIN does not let them have a say, the go line may still ask for too much.
/// </summary>
internal sealed class ToolchainCheck(ModuleContext context)
{
    /// <param name="path">Of the go.mod file.</param>
    /// <exception cref="GoError">Its go line asks for a newer toolchain.</exception>
    public void Check(string path, GoModFile file)
    {
        if (file.GoVersion is { } version && context.IsTooNew(version)) throw new GoError("go: " + context.TooNew(context.Short(path), version));
    }
}
