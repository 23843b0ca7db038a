using System.Collections.Concurrent;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Sums;

namespace GoRun.Resolve.Modules;

/// <summary>Where a module's files are, or why they cannot be used.</summary>
/// <param name="Local">An ordinary folder (the main module's, or a replacement), not one of the module cache.</param>
internal readonly record struct ModuleRoot(string Directory, bool Local, ModuleError? Error);

/// <summary>
/// Finds the files of modules: replacement folders, and the module cache, where they are downloaded to. Each module
/// is looked at once. Thread-safe.
/// </summary>
internal sealed class ModuleRoots(ModuleContext context, MainModules main, IModuleFetcher fetcher, ISumVerifier sums)
{
    private readonly ConcurrentDictionary<ModuleVersion, ModuleRoot> _known = new();

    /// <exception cref="GoError">The module's files are not those that go.sum knows.</exception>
    public ModuleRoot Of(ModuleVersion module) => _known.GetOrAdd(module, static (m, self) => self.Find(m), this);

    private ModuleRoot Find(ModuleVersion module)
    {
        if (main.ReplacementOf(module) is not { } replacement) return FindInCache(module);
        if (replacement.Version.Length > 0) return FindInCache(replacement);
        string directory = main.DirectoryOf(replacement);
        return context.Sources.DirectoryExists(directory)
            ? new ModuleRoot(directory, Local: true, null)
            : new ModuleRoot(directory, Local: true, new ModuleError(module, $"replacement directory {replacement.Path} does not exist"));
    }

    private ModuleRoot FindInCache(ModuleVersion module)
    {
        if (!sums.Has(module))
            return new ModuleRoot("", Local: false, new ModuleError(module, "missing go.sum entry", MissingSum: true));
        try
        {
            return new ModuleRoot(fetcher.Download(module), Local: false, null);
        }
        catch (ModuleFetchException e)
        {
            return new ModuleRoot("", Local: false, ModuleError.Of(module, e));
        }
    }
}
