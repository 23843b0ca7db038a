using System.Text.Json;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Listing;

/// <summary>
/// Modules as listings show them (modload.moduleInfo): with all that is known of them on this machine. Nothing is downloaded for it.
/// </summary>
internal sealed class ModuleDescriptions(
    MainModules main, Requirements requirements, ModuleSummaries summaries, ModuleCache cache, Func<ModuleVersion, string?> recordedSum)
{
    /// <summary>The time of a version whose file does not say it: Go's zero time.</summary>
    private const string NoTime = "0001-01-01T00:00:00Z";

    public Module Of(ModuleVersion module)
    {
        if (module.Version.Length == 0) return main.Find(module.Path)!.Module;
        string goVersion = summaries.Of(module).Summary?.GoVersion ?? "";
        bool indirect = !requirements.IsDirect(module.Path);
        if (main.ReplacementOf(module) is not { } actual) return OfCached(module, goVersion) with { Indirect = indirect };
        Module replacement = actual.Version.Length > 0 ? OfCached(actual, goVersion) : OfFolder(actual, goVersion);
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

    private Module OfFolder(ModuleVersion folder, string goVersion)
    {
        string directory = main.DirectoryOf(folder);
        return new Module { Path = folder.Path, Directory = directory, GoModFile = directory + "/go.mod", GoVersion = goVersion };
    }

    private Module OfCached(ModuleVersion module, string goVersion)
    {
        string? sum = recordedSum(module);
        string? goModSum = recordedSum(module with { Version = module.Version + "/go.mod" });
        bool inWorkspace = main.Work is not null;
        string goMod = cache.FileOf(module, "mod");
        return new Module
        {
            Path = module.Path,
            Version = module.Version,
            Time = TimeOf(module),
            Directory = (sum is not null || inWorkspace) && cache.IsComplete(module) ? cache.DirectoryOf(module) : "",
            GoModFile = (goModSum is not null || inWorkspace) && File.Exists(goMod) ? goMod : "",
            GoVersion = goVersion,
            Sum = sum ?? "",
            GoModSum = goModSum ?? "",
        };
    }

    /// <summary>As the <c>.info</c> file of the module cache has it; empty where there is none.</summary>
    private string TimeOf(ModuleVersion module)
    {
        try
        {
            using JsonDocument info = JsonDocument.Parse(File.ReadAllBytes(cache.FileOf(module, "info")));
            bool known = info.RootElement.TryGetProperty("Time", out JsonElement time) && time.ValueKind == JsonValueKind.String;
            return known ? time.GetString()! : NoTime;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return "";
        }
    }
}
