using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Queries;
using GoRun.Resolve.Modules.Sums;

namespace GoRun.Resolve.Modules.Listing;

/// <summary>Modules as listings show them (modload.moduleInfo). Thread-safe.</summary>
/// <param name="info">
/// What is known of a version; null where that is not to be shown. Throws <see cref="QueryException"/> where there is none.
/// </param>
internal sealed class ModuleDescriptions(
    MainModules main,
    Requirements requirements,
    ModuleSummaries summaries,
    ModuleCache cache,
    ISumVerifier sums,
    Func<ModuleVersion, VersionInfo?> info)
{
    /// <summary>One of the build list; with <see cref="Module.Error"/> where there is no such version.</summary>
    public Module Of(ModuleVersion module)
    {
        if (module.Version.Length == 0) return main.Find(module.Path)!.Module;
        bool indirect = !requirements.IsDirect(module.Path);
        if (ModuleVersion.IsToolchain(module.Path)) return new Module { Path = module.Path, Version = module.Version, Indirect = indirect };
        string goVersion = summaries.Of(module).Summary?.GoVersion ?? "";
        if (main.ReplacementOf(module) is not { } actual) return OfCached(module, goVersion, InUse) with { Indirect = indirect };
        Module replacement = actual.Version.Length > 0 ? OfCached(actual, goVersion, InUse) : OfFolder(actual, goVersion);
        return new Module
        {
            Path = module.Path,
            Version = module.Version,
            Replace = replacement,
            Indirect = indirect,
            Directory = replacement.Directory,
            GoModFile = replacement.GoModFile,
            GoVersion = goVersion,
        };
    }

    /// <summary>A version that was asked for by name, whatever stands in for it in the build.</summary>
    public Module OfVersion(ModuleVersion module)
    {
        if (module.Version.Length == 0) return main.Find(module.Path)!.Module;
        if (ModuleVersion.IsToolchain(module.Path)) return new Module { Path = module.Path, Version = module.Version };
        return OfCached(module, summaries.FetchGoVersion(module), _ => true);
    }

    /// <summary>What is in use is shown only where go.sum vouches for it.</summary>
    private bool InUse(ModuleVersion module) => sums.Has(module);

    private Module OfFolder(ModuleVersion folder, string goVersion)
    {
        string directory = main.DirectoryOf(folder);
        return new Module { Path = folder.Path, Directory = directory, GoModFile = directory + "/go.mod", GoVersion = goVersion };
    }

    private Module OfCached(ModuleVersion module, string goVersion, Func<ModuleVersion, bool> isShown)
    {
        ModuleVersion goMod = module with { Version = module.Version + "/go.mod" };
        bool showsGoMod = isShown(goMod);
        bool showsFiles = isShown(module);
        string goModFile = cache.FileOf(module, "mod");
        (string time, string error) = TimeOf(module);
        return new Module
        {
            Path = module.Path,
            Version = module.Version,
            Time = time,
            Error = error,
            Directory = showsFiles && cache.IsComplete(module) ? cache.DirectoryOf(module) : "",
            GoModFile = showsGoMod && File.Exists(goModFile) ? goModFile : "",
            GoVersion = goVersion,
            Sum = showsFiles ? sums.Recorded(module) ?? "" : "",
            GoModSum = showsGoMod ? sums.Recorded(goMod) ?? "" : "",
        };
    }

    private (string Time, string Error) TimeOf(ModuleVersion module)
    {
        try
        {
            return (info(module) is { } known ? VersionInfoJson.FormatTime(known.Time) : "", "");
        }
        catch (QueryException e)
        {
            return ("", e.Message);
        }
    }
}
