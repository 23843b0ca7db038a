namespace GoRun.Resolve.Modules;

/// <summary>A replaced module that has a package, or why it cannot be told; both null where no replaced module could have it.</summary>
internal readonly record struct ReplacedPackage(ModuleVersion? Module, string? Problem);

/// <summary>
/// Looks for a package in modules that go.mod replaces but nothing requires: a replace line alone adds nothing to the build list, which
/// surprises many, so go says what to type.
/// </summary>
internal sealed class ReplacedModules(MainModules main, ModuleRoots roots)
{
    /// <summary>What to say where nothing may be added; null where no such module could have the package.</summary>
    public string? Explain(string importPath, ModuleGraph graph)
    {
        ReplacedPackage answer = Find(importPath, graph);
        if (answer.Module is not { } module) return answer.Problem;
        string wanted = module.Version == ZeroVersion(module.Path) ? module.Path : module.ToString();
        return $"module {module.Path} provides package {importPath} and is replaced but not required; to add it:\n\tgo get {wanted}";
    }

    public ReplacedPackage Find(string importPath, ModuleGraph graph)
    {
        ModuleVersion? longest = null;
        foreach (ModuleVersion replaced in main.HighestReplaced())
        {
            if (!ModulePaths.HasPrefix(importPath, replaced.Path)) continue;
            ModuleVersion module = replaced.Version.Length > 0 ? replaced : replaced with { Version = ZeroVersion(replaced.Path) };
            string? selected = graph.Selected(module.Path);
            if (selected is not null && (selected.Length == 0 || SemanticVersion.Compare(selected, module.Version) >= 0)) continue;
            longest ??= module;
            ModuleRoot root = roots.Of(module);
            if (root.Error is { MissingSum: true })
                return new ReplacedPackage(null, $"missing go.sum entry for module providing package {importPath}");
            if (root.Error is { } error) return new ReplacedPackage(null, error.ToString());
            if (main.Folders.Find(importPath, module.Path, root.Directory, root.Local) is not null) return new ReplacedPackage(module, null);
        }

        // A path that could never be downloaded can only be in a replaced module.
        if (longest is not { } candidate || ModulePaths.CheckModulePath(importPath) is null) return default;
        string found = $"{candidate.Version}, replaced by {main.ReplacementOf(candidate)}";
        return new ReplacedPackage(null, $"module {candidate.Path}@latest found ({found}), but does not contain package {importPath}");
    }

    /// <summary>The lowest pseudo-version that fits the module path: what go asks for where a replace line names no version.</summary>
    private static string ZeroVersion(string path)
    {
        string major = ModulePaths.SplitVersion(path) is { Length: > 0 } suffix ? suffix[1..] : "v0";
        return major + ".0.0-00010101000000-000000000000";
    }
}
