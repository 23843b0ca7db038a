using System.Collections.Immutable;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Queries;

namespace GoRun.Resolve.Modules.Updating;

/// <summary>A module that would provide a package, or why there is none.</summary>
/// <param name="Failure">go's message; null where there is a module, and where there is nothing to add to what is known.</param>
internal readonly record struct MissingImport(ModuleVersion? Module, string? Failure);

/// <summary>
/// Finds modules for packages that no required module has (modload.queryImport): replaced modules first, then the latest version of the
/// module with the longest path that has the package.
/// </summary>
internal sealed class MissingImports(
    ModuleContext context, ReplacedModules replaced, PackageQueries queries, Func<ModuleVersion, bool> allowed)
{
    /// <summary>Looks for all of them at once.</summary>
    /// <returns>In the order of the paths.</returns>
    public MissingImport[] Find(IReadOnlyList<string> importPaths, ModuleState state)
    {
        Task<MissingImport>[] answers =
        [
            // Each may wait for the network.
            .. importPaths.Select(path => Task.Factory.StartNew(
                () => Find(path, state), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
        ];
        return [.. answers.Select(a => a.GetAwaiter().GetResult())];
    }

    private MissingImport Find(string importPath, ModuleState state)
    {
        ReplacedPackage local = replaced.Find(importPath, state.Graph);
        if (local.Module is not null || local.Problem is not null) return new MissingImport(local.Module, local.Problem);
        if (ImportPathCheck.IsStandard(importPath)) return default;

        context.Host.Error.Write($"go: finding module for package {importPath}\n");
        if (state.Graph.Error is { } error) return new MissingImport(null, error);
        try
        {
            return Choose(importPath, state, queries.Find(importPath, "latest", path => Selected(state, path), allowed));
        }
        catch (ModuleFetchException e)
        {
            return new MissingImport(null, e.NotFound ? $"cannot find module providing package {importPath}: {e.Message}" : e.Message);
        }
    }

    /// <summary>The latest version may have the package, while a newer one that is required already has not.</summary>
    private static MissingImport Choose(string importPath, ModuleState state, ImmutableArray<PackageAnswer> answers)
    {
        foreach (PackageAnswer answer in answers)
        {
            if (!IsAbove(state, answer.Module)) return new MissingImport(answer.Module, null);
        }

        ModuleVersion first = answers[0].Module;
        return new MissingImport(
            null,
            $"package {importPath} provided by {first.Path} at latest version {first.Version} "
            + $"but not at required version {Selected(state, first.Path)}");
    }

    private static bool IsAbove(ModuleState state, ModuleVersion module) => state.Graph.Selected(module.Path) is { } version
        && (version.Length == 0 || ModuleVersion.CompareVersions(module.Path, version, module.Version) > 0);

    private static string Selected(ModuleState state, string path) => state.Graph.Selected(path) ?? "none";
}
