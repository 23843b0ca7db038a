using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Updating;

namespace GoRun.Resolve.Modules;

/// <summary>Whether go.mod says all that it must, where it may not be changed. Each check throws a <see cref="GoError"/> with go's words.</summary>
internal sealed class ModuleChecks(ModuleAccess access, MainModules main, ModuleState state)
{
    /// <summary>go would write go.mod in other words, if it might.</summary>
    private bool FileIsBehind => main.All[0].File is var file
        && (file.Fixes.Any || GoModWriter.ToolchainLine(state.Requirements) != file.File.Toolchain);

    /// <summary>Each requirement is at the version that is selected.</summary>
    /// <param name="graph">Where to look; null for the requirements themselves.</param>
    public void Roots(ModuleGraph? graph)
    {
        if (graph?.Error is { } error) throw new GoError("go: " + error);
        if (!state.Requirements.AreSelected(graph is null ? state.Requirements.VersionOf : graph.Selected)) throw UpdatesNeeded();
    }

    /// <summary>What packages need is required, and enough of it.</summary>
    /// <param name="packages">Dependencies first.</param>
    public void Packages(ImmutableArray<Package> roots, ImmutableArray<Package> packages)
    {
        if (state.Requirements.Pruning == GraphPruning.Workspace)
        {
            Workspace(packages);
            return;
        }

        var check = new RequirementsCheck(state.Requirements, access.Summaries.Of);
        RequirementsProblem problem = check.Run(roots, packages, state.GraphIsRead);
        if (problem.NeedsGraph) Roots(state.Graph);
        if (problem.UpdatesNeeded) throw UpdatesNeeded();
        File();
        if (problem.Message is { } message) throw new GoError(message);
    }

    /// <summary>The file is as go would write it. No go.mod file of a workspace is ever changed.</summary>
    public void File()
    {
        if (main.Work is null && FileIsBehind) throw UpdatesNeeded();
    }

    /// <summary>A module must not be used under two paths, or there would be two of each of its packages.</summary>
    public void Replacements()
    {
        if (!main.HighestReplaced().Any()) return;
        var pathOf = new Dictionary<ModuleVersion, string>();
        var lines = new List<string>();
        foreach (ModuleVersion module in state.GraphIsRead ? state.Graph.SelectedVersions : state.Requirements.Roots)
        {
            ModuleVersion used = main.ReplacementOf(module) ?? module;
            if (!pathOf.TryAdd(used, module.Path) && pathOf[used] != module.Path)
                lines.Add($"go: {used.Path}@{used.Version} used for two different module paths ({pathOf[used]} and {module.Path})");
        }

        if (lines.Count > 0) throw new GoError(string.Join('\n', lines));
    }

    /// <summary>The modules that a workspace's packages import from must be in the part of the graph whose requirements count.</summary>
    private void Workspace(ImmutableArray<Package> packages)
    {
        string? message = RequirementsCheck.ImplicitImport(packages, module =>
            state.Graph.Error is { } error ? throw new GoError("go: " + error) : state.Graph.HasRequirementsOf(module));
        if (message is not null) throw new GoError(message);
    }

    private GoError UpdatesNeeded() => new("go: " + access.Mode.UpdatesNeeded);
}
