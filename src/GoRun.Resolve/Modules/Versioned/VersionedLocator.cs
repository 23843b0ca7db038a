using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Versioned;

/// <summary>
/// The packages of a module at a version, and of what it asks for. There is no main module: a made-up one, without packages, asks for the
/// module, and the module's own go.mod counts as that of any dependency.
/// </summary>
/// <param name="modules">The made-up module and its build list.</param>
/// <param name="found">Remembers what was found for imports that the module does not ask for.</param>
/// <param name="goVersion">The module's go line, which counts for the program's GODEBUG settings; empty without one.</param>
internal sealed class VersionedLocator(ModuleLocator modules, ModuleVersion module, string goVersion, FoundModulesChange found) : IPackageLocator
{
    // Since the next one, settings bring back what older releases did.
    private const string WithoutGoLine = "1.20";

    public ImmutableArray<Module> MainModules => [];

    public string GoVersion => goVersion.Length > 0 ? goVersion : WithoutGoLine;

    public ImmutableArray<Module> BuildList => [.. modules.BuildList.Where(m => !m.IsMain)];

    public ImmutableArray<KeyValuePair<string, string>> Godebugs => [];

    public IReadOnlyCollection<string> Warnings => ((IPackageLocator)modules).Warnings;

    public PackageLocation Locate(string importPath) => modules.Locate(importPath);

    public PackageLocation Locate(string importPath, Importer? importer) => modules.Locate(importPath, importer);

    public PackageLocation LocateDirectory(string directory) => modules.LocateDirectory(directory);

    public string? TreeProblem(string directory) => modules.TreeProblem(directory);

    public ImmutableArray<string> IgnoredFolders(Module module) => modules.IgnoredFolders(module);

    public ModuleResolution ResolveModules(ImmutableArray<string> arguments, ModuleAspects aspects) => modules.ResolveModules(arguments, aspects);

    public Module WithSum(Module module) => modules.WithSum(module);

    public IPackageLocator Prepare(Func<IReadOnlyList<string>> importPaths) => With(modules.Prepare(importPaths));

    public IPackageLocator Update(Func<IReadOnlyList<LoadedPackage>> roots) => With(modules.Update(roots));

    /// <exception cref="GoError">A pattern matched a package of another module.</exception>
    public void CheckRequirements(ImmutableArray<Package> roots, ImmutableArray<Package> packages)
    {
        foreach (Package root in roots)
        {
            if (root.Module is null) throw new GoError($"package {root.ImportPath} not provided by module {module}");
            if (root.Module.Path == module.Path && root.Module.Version == module.Version) continue;
            throw new GoError(
                $"package {root.ImportPath} provided by module {root.Module.Path}@{root.Module.Version}\n"
                + $"\tAll packages must be provided by the same module ({module}).");
        }

        found.Save(modules.RequiredModules);
    }

    private VersionedLocator With(IPackageLocator changed) =>
        changed == modules ? this : new VersionedLocator((ModuleLocator)changed, module, goVersion, found);
}
