using System.Collections.Immutable;

namespace GoRun.Build.Actions;

/// <summary>How far an action has come.</summary>
internal enum ActionState
{
    /// <summary>Not ended.</summary>
    Waiting,

    Succeeded,

    Failed,

    /// <summary>Not run, because something it depends on failed.</summary>
    Skipped,
}

/// <summary>One piece of work of a build, which may begin when all that it depends on has succeeded.</summary>
/// <param name="dependencies">Actions made before this one, so that there can be no cycle.</param>
internal abstract class PlannedAction(ImmutableArray<PlannedAction> dependencies)
{
    public ImmutableArray<PlannedAction> Dependencies => dependencies;

    /// <summary>Rough cost, in any unit that is the same for all actions of a plan. It only decides what runs first.</summary>
    public abstract int Cost { get; }

    /// <summary>What it does, in go's words for it: <c>build fmt</c>. For traces.</summary>
    public abstract string Description { get; }

    /// <summary>Whether the cache had what this action is for; null before the end, and for an action without a place in the cache.</summary>
    public virtual bool? WasFound => null;

    public ActionState State { get; internal set; }

    /// <summary>Does the work. Called once, on a worker thread.</summary>
    /// <exception cref="Commands.BuildFailure">It failed in a way that concerns only this action and those that depend on it.</exception>
    public abstract void Run(IWorkers workers);
}
