using GoRun.Build.Cache;
using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Resolve;

namespace GoRun.Build.Compile;

/// <summary>What tools said when an output was made: kept in the cache beside it, and said again whenever the output is used.</summary>
internal sealed class SavedOutput(BuildContext context)
{
    /// <summary>Prints what was saved under this ID; nothing where there is nothing.</summary>
    /// <param name="package">What it is about.</param>
    /// <returns>Whether there was something.</returns>
    public bool Replay(ContentHash id, Package package)
    {
        if (context.Cache.Read(id) is not { Length: > 0 } said) return false;
        if (context.Shell.Prints) ShowCommand(ContentHash.Of(said));
        if (!context.Flags.DryRun) context.Shell.Console.Print(said, package);
        return true;
    }

    private void ShowCommand(ContentHash outputId) =>
        context.Shell.Console.ShowCommand("", CommandText.Join(["cat", context.Cache.OutputPath(outputId)]) + "  # internal");
}
