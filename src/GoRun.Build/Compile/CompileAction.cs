using System.Collections.Immutable;
using System.Globalization;
using GoRun.Build.Actions;
using GoRun.Build.Cache;
using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Resolve;

namespace GoRun.Build.Compile;

/// <summary>Gets the archive of one package: out of the cache, or made and put there.</summary>
internal sealed class CompileAction(BuildContext context, Package package, int number, ImmutableArray<CompileAction> imports)
    : PlannedAction(ImmutableArray<PlannedAction>.CastUp(imports))
{
    public Package Package => package;

    /// <summary>The direct dependencies, in their order.</summary>
    public ImmutableArray<CompileAction> Imports => imports;

    /// <summary>Known when the action has succeeded. Empty for package unsafe, which is compiled into nothing.</summary>
    public BuildId BuildId { get; private set; } = BuildId.None;

    /// <summary>Known when the action has succeeded.</summary>
    public ContentHash ActionId { get; private set; }

    /// <summary>The archive's file, in the cache or the work directory; empty for package unsafe.</summary>
    public string ArchivePath { get; private set; } = "";

    /// <summary>Whether the archive was made in this build.</summary>
    public bool WasMade { get; private set; }

    /// <summary>The directory of this package's intermediate files, with a slash at the end.</summary>
    public string ObjectDirectory => string.Create(CultureInfo.InvariantCulture, $"{context.Shell.Work.Path}/b{number:d3}/");

    /// <inheritdoc/>
    public override int Cost => 1 + package.GoFiles.Length + package.SFiles.Length + (4 * package.CgoFiles.Length);

    /// <summary>Whether there is nothing to compile: the compiler knows the package by itself.</summary>
    private bool IsBuiltIn => package is { Standard: true, ImportPath: "unsafe" or "builtin" };

    /// <inheritdoc/>
    public override void Run(IWorkers workers)
    {
        if (IsBuiltIn) return;
        ActionId = CompileActionId.Compute(context, package, imports);
        if (!context.Flags.RebuildAll && TryUseCache()) return;
        WasMade = true;
        var step = new CompileStep(context, this, workers);
        (ArchivePath, BuildId) = step.Run();
    }

    private bool TryUseCache()
    {
        Span<byte> header = stackalloc byte[Archive.HeaderLength];
        if (context.Cache.Find(ActionId, header, out int length) is not { } found) return false;
        if (Archive.ReadBuildId(header[..length]) is not { } buildId) return false;
        new SavedOutput(context).Replay(ActionHash.Subkey(ActionId, "stdout"));
        ArchivePath = found.Path;
        BuildId = buildId;
        return true;
    }
}
