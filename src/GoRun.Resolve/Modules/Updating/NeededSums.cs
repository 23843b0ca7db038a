namespace GoRun.Resolve.Modules.Updating;

/// <summary>
/// The modules, and go.mod files (version with <c>/go.mod</c> behind it), whose sums go.sum must have so that the same packages can be loaded
/// again (modload.keepSums).
/// </summary>
internal sealed class NeededSums(MainModules main, ModuleState state)
{
    private readonly HashSet<ModuleVersion> _needed = [];

    public HashSet<ModuleVersion> Of(LoadedGraph loaded)
    {
        foreach (LoadedPackage package in loaded.Packages) AddPackage(package);
        if (!state.GraphIsRead)
        {
            foreach (ModuleVersion root in state.Requirements.Roots)
            {
                Add(root);
                AddGoMod(root);
            }

            return _needed;
        }

        // Whatever has a say in the selection of versions, selected itself or not.
        foreach (ModuleVersion module in state.Graph.Followed) AddGoMod(module);
        foreach (ModuleVersion module in state.Graph.SelectedVersions)
        {
            Add(module);
            AddGoMod(module);
        }

        return _needed;
    }

    /// <summary>The package's module, and all others that could have it: that it is in one only must be seen again.</summary>
    private void AddPackage(LoadedPackage package)
    {
        if ((package.Module is null && !package.IsMissing) || ModulePaths.CheckImportPath(package.ImportPath) is not null) return;
        Requirements requirements = state.Requirements;
        if (package.Module is { } module)
        {
            AddGoMod(LoadedGraph.VersionOf(module));
            if (requirements.Pruning == GraphPruning.Pruned && requirements.VersionOf(module.Path) == module.Version)
            {
                AddPrefixes(package.ImportPath, requirements.VersionOf);
                return;
            }
        }

        AddPrefixes(package.ImportPath, state.Graph.Selected);
    }

    private void AddPrefixes(string importPath, Func<string, string?> versionOf)
    {
        for (int end = importPath.Length; end > 0; end = importPath.LastIndexOf('/', end - 1))
        {
            string prefix = importPath[..end];
            if (versionOf(prefix) is { } version) Add(new ModuleVersion(prefix, version));
        }
    }

    private void AddGoMod(ModuleVersion module)
    {
        ModuleVersion actual = main.ReplacementOf(module) ?? module;
        _needed.Add(actual with { Version = actual.Version + "/go.mod" });
    }

    private void Add(ModuleVersion module) => _needed.Add(main.ReplacementOf(module) ?? module);
}
