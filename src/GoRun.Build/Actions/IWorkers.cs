namespace GoRun.Build.Actions;

/// <summary>The worker threads of a build, as a running action sees them.</summary>
internal interface IWorkers
{
    /// <summary>
    /// Runs independent pieces of one action and returns when all have ended. The caller's thread takes part, so this makes progress even
    /// when all other workers are busy; workers that are free help. After a failure pieces not yet started are left out, and the first
    /// failure is thrown again as it was.
    /// </summary>
    void RunAll(IReadOnlyList<Action> pieces);
}
