namespace GoRun.Resolve.Modules;

/// <summary>How much of a part of the module graph counts (go.dev/ref/mod#graph-pruning).</summary>
internal enum GraphPruning
{
    /// <summary>The go line is 1.17 or newer: go.mod names every module that the packages need, so that nothing beyond must be read.</summary>
    Pruned,

    /// <summary>Every requirement is followed to the end.</summary>
    Unpruned,

    /// <summary>The roots are the modules of a workspace, each pruned or not by its own go line.</summary>
    Workspace,
}
