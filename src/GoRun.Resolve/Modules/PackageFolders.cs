using System.Collections.Concurrent;
using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Modules;

/// <summary>What folders hold, each looked at once. Thread-safe.</summary>
internal sealed class PackageFolders(PackageDirectories directories)
{
    private readonly ConcurrentDictionary<string, bool> _goFiles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _modules = new(StringComparer.Ordinal);

    /// <summary>Whether a .go file lies directly in the folder, whatever its build constraints say.</summary>
    public bool HasGoFiles(string directory) => _goFiles.GetOrAdd(directory, static (d, all) => all.Open(d) is { HasRegularGoFiles: true }, directories);

    /// <summary>Whether a go.mod makes the folder the root of a module.</summary>
    public bool IsModuleRoot(string directory) => _modules.GetOrAdd(directory, static (d, all) => all.IsModuleRoot(d), directories);

    /// <summary>
    /// The folder that holds the package if it belongs to the module and has Go files, else null.
    /// </summary>
    /// <param name="prefix">The module path, or empty where every path is looked for below the root (vendor/, and the module std).</param>
    /// <param name="local">The root is an ordinary folder, in which other modules may lie; those are not looked into.</param>
    public string? Find(string importPath, string prefix, string root, bool local)
    {
        string directory = prefix.Length == 0 ? $"{root}/{importPath}" : root + importPath[prefix.Length..];
        if (local)
        {
            for (string at = directory; at.Length > root.Length; at = at[..at.LastIndexOf('/')])
            {
                if (IsModuleRoot(at)) return null;
            }
        }

        return HasGoFiles(directory) ? directory : null;
    }
}
