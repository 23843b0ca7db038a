using System.Collections.Immutable;
using System.Globalization;
using GoRun.Build.Actions;
using GoRun.Build.Cache;
using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Resolve;

namespace GoRun.Build.Compile;

/// <summary>Gets the archive of one package: out of the cache, or made and put there.</summary>
/// <param name="profile">What guides the compiler; null for nothing.</param>
internal sealed class CompileAction(
    BuildContext context, Package package, int number, ImmutableArray<CompileAction> imports, ProfileAction? profile = null)
    : CachedAction(context, profile is null ? ImmutableArray<PlannedAction>.CastUp(imports) : [.. imports, profile])
{
    public Package Package => package;

    /// <summary>The header for C programs is to be in the object directory afterwards, if the package has one.</summary>
    public bool NeedsHeader { get; init; }

    /// <summary>The direct dependencies, in their order.</summary>
    public ImmutableArray<CompileAction> Imports => imports;

    /// <summary>What guides the compiler; null for nothing.</summary>
    public ProfileAction? Profile => profile;

    /// <summary>Known when the action has succeeded. Empty for package unsafe, which is compiled into nothing.</summary>
    public BuildId BuildId { get; private set; } = BuildId.None;

    /// <summary>The archive's file: in the cache, or in the work directory where it was made; empty for package unsafe.</summary>
    public string ArchivePath { get; private set; } = "";

    /// <summary>The directory of this package's intermediate files, with a slash at the end.</summary>
    public string ObjectDirectory => string.Create(CultureInfo.InvariantCulture, $"{Context.Shell.Work.Path}/b{number:d3}/");

    /// <inheritdoc/>
    public override int Cost => 1 + package.GoFiles.Length + package.SFiles.Length + (4 * package.CgoFiles.Length);

    /// <inheritdoc/>
    public override string Description => "build " + package.ImportPath;

    /// <summary>Whether there is nothing to compile: the compiler knows the package by itself.</summary>
    private bool IsBuiltIn => package is { Standard: true, ImportPath: "unsafe" or "builtin" };

    /// <inheritdoc/>
    protected override bool IsCached => true;

    /// <inheritdoc/>
    protected override IEnumerable<CachedAction> Inputs => profile is null ? imports : [.. imports, profile];

    /// <inheritdoc/>
    public override void Run(IWorkers workers)
    {
        if (!IsBuiltIn) Obtain(workers);
    }

    /// <inheritdoc/>
    protected override ContentHash ComputeActionId() => CompileActionId.Compute(Context, this);

    /// <inheritdoc/>
    protected override bool TryUse(bool needsWhole)
    {
        FileIdentity? entry = NeedsHeader ? null : Context.Cache.EntryIdentity(ActionId);
        if (entry is { } known && TryUseKnown(known)) return true;
        Span<byte> header = stackalloc byte[Archive.HeaderLength];
        if (Context.Cache.Find(ActionId, header, out int length) is not { } found) return false;
        if (Archive.ReadBuildId(header[..length]) is not { } buildId) return false;
        if (needsWhole && !Context.Outputs.IsWhole(found)) return false;
        // Of a package that exports nothing this cannot be known: it is made again, as by go.
        if (NeedsHeader && !CgoHeader.TryLoad(Context, ActionId, ObjectDirectory)) return false;
        bool said = new SavedOutput(Context).Replay(Context.Hashes.Subkey(ActionId, "stdout"), package);
        // The entry's identity was taken before it was read.
        if (entry is { } read && !said) Context.Archives.Add(ActionId, read, new KnownArchive(found.OutputId, buildId));
        Use(found);
        BuildId = buildId;
        return true;
    }

    private bool TryUseKnown(FileIdentity entry)
    {
        if (Context.Archives.Find(ActionId, entry) is not { } known) return false;
        var output = new CachedOutput(Context.Cache.OutputPath(known.OutputId), known.OutputId);
        if (Context.Outputs.IdentityIfKnownWhole(output) is not { } whole) return false;
        Use(output, whole);
        BuildId = known.BuildId;
        return true;
    }

    /// <inheritdoc/>
    protected override string HeldPath => ObjectDirectory + "_cached_.a";

    /// <inheritdoc/>
    protected override void UseFile(string path) => ArchivePath = path;

    /// <inheritdoc/>
    protected override void Make(IWorkers workers) => (ArchivePath, BuildId) = new CompileStep(Context, this, workers).Run();
}
