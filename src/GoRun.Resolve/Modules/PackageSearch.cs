using GoRun.Platform;

namespace GoRun.Resolve.Modules;

/// <summary>Looks for a package in the main modules, and in modules at given versions. Thread-safe.</summary>
/// <param name="records">Describes the module that has it.</param>
internal sealed class PackageSearch(ModuleAccess access, MainModules main, ModuleRecords records)
{
    /// <summary>
    /// Asks every module whose path is a prefix of the package's, because only one of them may have it. Null where none has.
    /// </summary>
    /// <param name="standard">The package of the standard library that has this path; null where there is none.</param>
    public PackageLocation? Find(
        string importPath, Importer? importer, Func<string, string?> versionOf, PackageCandidate? standard = null)
    {
        List<PackageCandidate> candidates = standard is { } known ? [known] : [];
        var withoutSum = new List<ModuleVersion>();
        if (main.FindStandard(importPath) is { } inMain) return inMain;
        for (string prefix = importPath; prefix.Length > 0; prefix = ModulePaths.Parent(prefix))
        {
            if (ModuleVersion.IsToolchain(prefix) || versionOf(prefix) is not { } version) continue;
            var module = new ModuleVersion(prefix, version);
            if (version.Length == 0)
            {
                if (main.Find(prefix)!.Find(importPath) is { } own) candidates.Add(new PackageCandidate(module, own.Directory));
                continue;
            }

            ModuleRoot root = access.Roots.Of(module);
            if (root.Error is { MissingSum: true }) withoutSum.Add(module);
            else if (root.Error is { } error) return new PackageLocation.Missing(error.ToString());
            else if (TooNew(module) is { } tooNew) throw new GoError("go: " + tooNew);
            else if (main.Folders.Find(importPath, prefix, root.Directory, root.Local) is { } directory)
                candidates.Add(new PackageCandidate(module, directory));
        }

        if (candidates.Count > 1) return ImportProblems.Ambiguous(importPath, candidates);
        if (withoutSum.Count > 0) return ImportProblems.MissingSum(importPath, importer, withoutSum, found: candidates.Count > 0);
        return candidates.Count == 0 || standard is not null ? null : Accept(importPath, candidates[0]);
    }

    private PackageLocation Accept(string importPath, PackageCandidate candidate)
    {
        if (candidate.Module.Version.Length == 0)
            return new PackageLocation.Found(importPath, candidate.Directory, main.Find(candidate.Module.Path)!.Module);
        return access.Summaries.Of(candidate.Module).Error switch
        {
            null => new PackageLocation.Found(importPath, candidate.Directory, records.Of(candidate.Module)),
            { TooNew: true } tooNew => throw new GoError($"go: {tooNew}"),
            { } error => new PackageLocation.Missing(error.ToString()),
        };
    }

    /// <summary>go reads the go line of a downloaded module before anything else of it. Folders are not checked this early.</summary>
    private string? TooNew(ModuleVersion module)
    {
        ModuleVersion actual = main.ReplacementOf(module) ?? module;
        if (actual.Version.Length == 0) return null;
        string goVersion = access.Summaries.GoVersionOf(actual);
        return access.Context.IsTooNew(goVersion) ? access.Context.TooNew(actual.ToString(), goVersion) : null;
    }
}
