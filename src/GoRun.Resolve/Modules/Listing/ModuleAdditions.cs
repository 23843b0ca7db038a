using System.Collections.Immutable;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Queries;

namespace GoRun.Resolve.Modules.Listing;

/// <summary>
/// Adds to modules what their authors and sources say of them: newer versions, all versions, what was taken back, what is deprecated
/// (modload.ListModules). All modules are asked about at once.
/// </summary>
/// <param name="waits">Where it waits for the network.</param>
internal sealed class ModuleAdditions(ModuleQueries queries, ModuleAspects aspects, NetworkWaits waits)
{
    private bool Upgrades => aspects.HasFlag(ModuleAspects.Upgrades);

    private bool Retractions => Upgrades || aspects.HasFlag(ModuleAspects.Retractions);

    /// <returns>With <see cref="Module.Error"/> in those of which something could not be had.</returns>
    public ImmutableArray<Module> AddTo(ImmutableArray<Module> modules)
    {
        if (aspects == ModuleAspects.None) return modules;
        Module[] added = [.. modules];
        var queue = new ParallelQueue<int>(i => added[i] = AddTo(added[i]), Environment.ProcessorCount, waits);
        for (int i = 0; i < added.Length; i++) queue.Add(i);
        queue.Run();
        return [.. added];
    }

    private Module AddTo(Module module)
    {
        if (module.Replace is { } replace)
        {
            replace = AddTo(replace);
            module = module with { Replace = replace, Retracted = replace.Retracted };
        }

        if (Upgrades) module = Try(module, AddUpdate);
        if (aspects.HasFlag(ModuleAspects.Versions)) module = Try(module, AddVersions, absenceMatters: true);
        if (Retractions) module = Try(module, AddRetraction);
        return Upgrades ? Try(module, AddDeprecation) : module;
    }

    private Module AddUpdate(Module module)
    {
        if (module.Version.Length == 0) return module;
        VersionInfo newest = queries.Query(module.Path, "upgrade", module.Version, anyVersion: false);
        if (ModuleVersion.CompareVersions(module.Path, newest.Version, module.Version) <= 0) return module;
        return module with
        {
            Update = new Module { Path = module.Path, Version = newest.Version, Time = VersionInfoJson.FormatTime(newest.Time) },
        };
    }

    private Module AddVersions(Module module)
    {
        VersionList known = queries.List(module.Path, aspects.HasFlag(ModuleAspects.Retractions));
        return module with { Versions = known.Versions, Origin = VersionOrigin.Join(module.Origin, known.Origin) };
    }

    private Module AddRetraction(Module module)
    {
        if (queries.Retraction(new ModuleVersion(module.Path, module.Version)) is not { } reasons) return module;
        return module with { Retracted = reasons.IsEmpty ? ["retracted by module author"] : reasons };
    }

    private Module AddDeprecation(Module module) => module with { Deprecated = queries.Deprecation(new ModuleVersion(module.Path, module.Version)) };

    /// <summary>That there is nothing to be found is no error, except where all versions are asked for; that it is not to be had is one.</summary>
    private static Module Try(Module module, Func<Module, Module> add, bool absenceMatters = false)
    {
        try
        {
            return add(module);
        }
        catch (QueryException e)
        {
            bool isAbsent = e.NotFound || e.IsDisallowed || e.Failure == QueryFailure.NoVersion;
            return module.Error.Length > 0 || (isAbsent && !absenceMatters) ? module : module with { Error = e.Message };
        }
    }
}
