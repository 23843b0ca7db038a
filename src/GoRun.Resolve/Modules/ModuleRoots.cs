using System.Collections.Concurrent;
using GoRun.Platform;

namespace GoRun.Resolve.Modules;

/// <summary>Where a module's files are, or why they cannot be used.</summary>
/// <param name="Local">An ordinary folder (the main module's, or a replacement), not one of the module cache.</param>
internal readonly record struct ModuleRoot(string Directory, bool Local, ModuleError? Error);

/// <summary>
/// Finds the files of modules: replacement folders, and the module cache, where what was downloaded must be what go.sum knows. Each module
/// is looked at once. Thread-safe.
/// </summary>
internal sealed class ModuleRoots(ModuleContext context, MainModules main, ModuleCache cache, Lazy<GoSum> sums)
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
        if (!sums.Value.Has(module))
            return new ModuleRoot("", Local: false, new ModuleError(module, "missing go.sum entry", MissingSum: true));
        if (!cache.IsComplete(module)) return new ModuleRoot("", Local: false, cache.NotDownloaded(module));
        if (cache.ZipHash(module) is not { } hash)
            throw new GoError($"verifying {module}: open {cache.FileOf(module, "zip")}: no such file or directory");
        sums.Value.Verify(module, hash);
        return new ModuleRoot(cache.DirectoryOf(module), Local: false, null);
    }
}
