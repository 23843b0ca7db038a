using System.Collections.Immutable;
using GoRun.Build.Cache;
using GoRun.Build.Commands;
using GoRun.Platform;

namespace GoRun.Build.Actions;

/// <summary>
/// An action whose output is named by the action's inputs: looked up in the cache, and made where it is not there.
/// <list type="number">
/// <item>The action ID follows from the sources and the IDs of the inputs; if the cache has it, the action is over, and no input was read.</item>
/// <item>Else the inputs are going to be read: each must be there and whole. One that is not is made again, here and now. Should that change an
/// ID (what it said of itself was damaged too), step 1 comes again.</item>
/// <item>One process at a time makes it (<see cref="KeyLocks"/>).</item>
/// <item>If that fails and the file of an input is not the same as before, because someone cleans the cache, it is done once more, with all
/// inputs held in the work directory, as those are that this build has made.</item>
/// </list>
/// </summary>
internal abstract class CachedAction(BuildContext context, ImmutableArray<PlannedAction> dependencies) : PlannedAction(dependencies)
{
    private readonly Lock _lock = new();

    protected BuildContext Context => context;

    /// <summary>Known when the action has succeeded.</summary>
    public ContentHash ActionId { get; private set; }

    /// <summary>Whether the output was made in this build.</summary>
    public bool WasMade { get; private set; }

    /// <inheritdoc/>
    public override bool? WasFound => State == ActionState.Waiting && ActionId == default ? null : !WasMade;

    /// <summary>Whether the output is kept in the cache at all.</summary>
    protected abstract bool IsCached { get; }

    /// <summary>Whose outputs are read where this one has to be made.</summary>
    protected abstract IEnumerable<CachedAction> Inputs { get; }

    /// <summary>The entry of the cache that is used; null where none is, or the output was made in this build.</summary>
    protected CachedOutput? Found { get; private set; }

    /// <summary>The file of <see cref="Found"/> as it was when its content was known to be what its name says; null before that.</summary>
    private FileIdentity? Whole { get; set; }

    /// <summary>Makes sure that the output is there and whole. For an action that is going to read it, after this one has ended.</summary>
    /// <param name="hold">It must not be lost after that, either.</param>
    public void Require(IWorkers workers, bool hold = false)
    {
        if (context.Flags.DryRun) return;
        lock (_lock)
        {
            while (Found is { } found && !(hold ? TryHold(found) : IsWhole(found))) Make(workers, needsWhole: true);
        }
    }

    /// <summary>From now on the output is this one of the cache.</summary>
    /// <param name="whole">The file, where it is known to be whole.</param>
    protected void Use(CachedOutput found, FileIdentity? whole = null)
    {
        (Found, Whole) = (found, whole);
        UseFile(found.Path);
    }

    /// <summary>Gets the output, one way or the other.</summary>
    protected void Obtain(IWorkers workers)
    {
        ActionId = ComputeActionId();
        if (context.Flags.RebuildAll || !TryUse(needsWhole: false)) Make(workers, needsWhole: false);
    }

    /// <summary>The ID that follows from the IDs of the inputs as they are now.</summary>
    protected abstract ContentHash ComputeActionId();

    /// <summary>Takes the output out of the cache, with <see cref="Use"/>; or finds that it need not be made for another reason.</summary>
    /// <param name="needsWhole">An entry that is damaged does not do. Without this, only its being there is looked at.</param>
    protected abstract bool TryUse(bool needsWhole);

    /// <summary>Where in the work directory an output of the cache is held. No tool writes there: it would write to the cache.</summary>
    protected abstract string HeldPath { get; }

    /// <summary>From now on the output is this file.</summary>
    protected abstract void UseFile(string path);

    /// <summary>Makes the output in the work directory, and puts it into the cache.</summary>
    protected abstract void Make(IWorkers workers);

    private void Make(IWorkers workers, bool needsWhole)
    {
        for (bool hold = false; ; hold = true)
        {
            CachedAction[] inputs = [.. Inputs];
            foreach (CachedAction input in inputs) input.Require(workers, hold);
            FileIdentity?[] before = [.. inputs.Select(static input => input.Found is null ? default(FileIdentity) : input.Whole)];
            ContentHash id = ComputeActionId();
            if (id != ActionId)
            {
                ActionId = id;
                if (!context.Flags.RebuildAll && TryUse(needsWhole)) return;
            }

            try
            {
                MakeOnce(workers, needsWhole);
                return;
            }
            catch (BuildFailure) when (!hold && !inputs.Select(static input => input.FileUsed()).Zip(before, AreSame).All(static same => same))
            {
            }
        }
    }

    // Other processes give a file of the cache further names and take them away, which shows in its identity and means nothing.
    private static bool AreSame(FileIdentity? now, FileIdentity? before) => now is { } a && before is { } b && a.HasContentOf(b);

    /// <summary>The file of the cache that is used; the default where none is, null where it is gone.</summary>
    private FileIdentity? FileUsed() => Found is { } found ? FileIdentity.Of(found.Path) : default(FileIdentity);

    /// <summary>Once a build is enough: who changes a file afterwards makes the step fail that reads it, and that is done again.</summary>
    private bool IsWhole(CachedOutput found) => (Whole ??= context.Outputs.IdentityIfWhole(found)) is not null;

    /// <summary>
    /// Takes what was found into the work directory, so that <see cref="Found"/> is nothing any more. False where it is damaged or gone.
    /// </summary>
    private bool TryHold(CachedOutput found)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(HeldPath)!);
        try
        {
            File.Delete(HeldPath);
            if (!context.SharesFiles || !HardLink.TryMake(found.Path, HeldPath)) OutputFile.Copy(found.Path, HeldPath);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }

        if ((found with { Path = HeldPath }).ReadIfWhole() is null) return false;
        UseFile(HeldPath);
        Found = null;
        return true;
    }

    private void MakeOnce(IWorkers workers, bool needsWhole)
    {
        bool shares = IsCached && !context.Flags.RebuildAll && !context.Flags.DryRun;
        using KeyLocks.Key? key = shares ? context.Locks.Take(ActionId, () => TryUse(needsWhole)) : KeyLocks.Key.None;
        if (key is null) return;
        Make(workers);
        Found = null;
        WasMade = true;
    }
}
