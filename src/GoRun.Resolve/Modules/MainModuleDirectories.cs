using GoRun.Platform;

namespace GoRun.Resolve.Modules;

/// <summary>go's words about directories that are no packages (modload.resolveLocalPackage).</summary>
internal sealed class MainModuleDirectories(ModuleContext context, MainModules main)
{
    /// <summary>What go says of a directory before it asks for its import path; null where there is nothing to say.</summary>
    public PackageLocation.Missing? Problem(string directory)
    {
        if (!context.Sources.DirectoryExists(directory))
            return context.Sources.FileExists(directory) ? null : new PackageLocation.Missing($"stat {directory}: directory not found");
        return main.Folders.HasGoFiles(directory) ? null : new PackageLocation.Missing($"no Go files in {directory}");
    }

    /// <summary>A directory of no module in use.</summary>
    public PackageLocation.Missing Outside(string directory)
    {
        string shown = context.Short(directory);
        string subject = shown == "." ? "current directory" : "directory " + shown;
        if (main.Work is null) return new PackageLocation.Missing($"{subject} outside main module or its selected dependencies");
        if (ModuleAround(directory) is not { } root)
            return new PackageLocation.Missing($"{subject} outside modules listed in go.work or their selected dependencies");
        return new PackageLocation.Missing(
            $"{subject} is contained in a module that is not one of the workspace modules listed in go.work. "
            + $"You can add the module to the workspace using:\n\tgo work use {context.Short(root)}");
    }

    /// <summary>Patterns may look below the directory because the nearest go.mod above is a main module's.</summary>
    public bool IsInMainModule(string directory) => ModuleAround(directory) is { } root && main.All.Any(m => m.File.Root == root);

    /// <summary>go's message about a tree that patterns do not look into.</summary>
    public string OutsideTree(string directory)
    {
        string scope = main.Work is null ? "main module or its selected dependencies" : "modules listed in go.work or their selected dependencies";
        return $"directory prefix {context.Short(directory)} does not contain {scope}";
    }

    /// <summary>
    /// The folder of the main module that an import is in, to be gone to before mending it; null where the command already runs in that module.
    /// </summary>
    public string? ImporterFolder(Importer? importer)
    {
        if (importer?.Module is not { IsMain: true } module) return null;
        return context.Env.Gomod == module.Directory.TrimEnd('/') + "/go.mod" ? null : module.Directory;
    }

    /// <summary>The nearest folder upwards with a go.mod.</summary>
    private string? ModuleAround(string directory)
    {
        for (string at = directory; at.Length > 0; at = at[..at.LastIndexOf('/')])
        {
            if (main.Folders.IsModuleRoot(at)) return at;
        }

        return main.Folders.IsModuleRoot("/") ? "/" : null;
    }
}
