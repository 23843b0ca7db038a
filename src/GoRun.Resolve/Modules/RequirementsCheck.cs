using System.Collections.Immutable;

namespace GoRun.Resolve.Modules;

/// <summary>What is wrong with the main module's requirements, seen from the packages that were loaded.</summary>
/// <param name="NeedsGraph">The whole module graph must be looked at to decide.</param>
/// <param name="UpdatesNeeded">go.mod lacks a module.</param>
/// <param name="Message">go's message about a package; null where there is none.</param>
internal readonly record struct RequirementsProblem(bool NeedsGraph, bool UpdatesNeeded, string? Message);

/// <summary>
/// Checks that go.mod is good enough for the packages that were loaded (modload's updateRequirements and updateRoots). In a pruned module
/// graph, every module that gives a package to the main module's own packages, however indirectly, must have a require line; and none of
/// these modules may ask for more than those lines say. Before go 1.17, only modules that are imported directly need one.
/// </summary>
internal sealed class RequirementsCheck(Requirements requirements, Func<ModuleVersion, SummaryResult> summaryOf)
{
    /// <param name="packages">Dependencies first.</param>
    /// <param name="graphLoaded">The whole graph was read while packages were loaded.</param>
    public RequirementsProblem Run(ImmutableArray<Package> roots, ImmutableArray<Package> packages, bool graphLoaded)
    {
        string? message = ImplicitImport(packages, module => requirements.VersionOf(module.Path) == module.Version);
        if (requirements.Pruning != GraphPruning.Pruned) return new RequirementsProblem(NeedsGraph: false, UpdatesNeeded: false, message);

        HashSet<ModuleVersion> relevant = RelevantModules(roots, packages);
        foreach (ModuleVersion module in relevant)
        {
            if (requirements.VersionOf(module.Path) is null) return new RequirementsProblem(NeedsGraph: false, UpdatesNeeded: true, null);
        }

        bool needsGraph = graphLoaded || relevant.Any(AsksForMore);
        return new RequirementsProblem(needsGraph, UpdatesNeeded: false, message);
    }

    /// <summary>go's message about a package of a main module that imports from a module which go.mod does not name at the version in use.</summary>
    /// <param name="isNamed">Whether it does.</param>
    public static string? ImplicitImport(ImmutableArray<Package> packages, Func<ModuleVersion, bool> isNamed)
    {
        foreach (Package package in packages)
        {
            if (package.Module is not { IsMain: true }) continue;
            foreach (Package dependency in package.Dependencies)
            {
                if (dependency.Module is not { IsMain: false } module || isNamed(new ModuleVersion(module.Path, module.Version))) continue;
                return $"package {package.ImportPath} imports {dependency.ImportPath} from implicitly required module; "
                    + $"to add missing requirements, run:\n\tgo get {module.Path}@{module.Version}";
            }
        }

        return null;
    }

    /// <summary>The modules whose packages the main module needs, or the command line names.</summary>
    private static HashSet<ModuleVersion> RelevantModules(ImmutableArray<Package> roots, ImmutableArray<Package> packages)
    {
        var needed = new HashSet<Package>(ReferenceEqualityComparer.Instance);
        var modules = new HashSet<ModuleVersion>();
        foreach (Package root in roots)
        {
            Use(root);
            if (!root.CommandLineFiles) continue;
            foreach (Package dependency in root.Dependencies) Use(dependency);
        }

        for (int i = packages.Length - 1; i >= 0; i--)
        {
            Package package = packages[i];
            if (package.Module is not { IsMain: true } && !needed.Contains(package)) continue;
            foreach (Package dependency in package.Dependencies)
            {
                if (dependency.Module is null) continue;
                needed.Add(dependency);
                Use(dependency);
            }
        }

        return modules;

        void Use(Package package)
        {
            if (package.Module is { IsMain: false } module) modules.Add(new ModuleVersion(module.Path, module.Version));
        }
    }

    private bool AsksForMore(ModuleVersion module)
    {
        if (summaryOf(module).Summary is not { } summary) return true;
        foreach (ModuleVersion requirement in summary.Require)
        {
            if (requirements.VersionOf(requirement.Path) is { Length: > 0 } version
                && ModuleVersion.CompareVersions(requirement.Path, version, requirement.Version) < 0)
            {
                return true;
            }
        }

        return false;
    }
}
