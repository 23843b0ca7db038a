using System.Collections.Concurrent;
using GoRun.Platform;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>The directories in which packages are looked for: each is remembered from an earlier run, or listed once. Thread-safe.</summary>
/// <param name="memory">Null for none.</param>
/// <param name="contents">Null where nothing is to be built, or remembered.</param>
internal sealed class PackageDirectories(SourceTree sources, ScanMemory? memory, ContentMemory? contents = null)
{
    // Only what there is: modules may be unpacked while the run goes on.
    private readonly ConcurrentDictionary<string, PackageDirectory> _opened = new(StringComparer.Ordinal);

    /// <summary>Null where nothing is remembered.</summary>
    public ScanMemory? Memory => memory;

    /// <summary>Sees to the hash of a file that the build takes in but no scan reads.</summary>
    public void Provide(string path) => contents?.Provide(path);

    /// <summary>Null where there is no such directory.</summary>
    /// <exception cref="IOException">It may not be listed (also <see cref="UnauthorizedAccessException"/>).</exception>
    public PackageDirectory? Open(string path)
    {
        if (_opened.TryGetValue(path, out PackageDirectory? known)) return known;
        return Look(path) is { } found ? _opened.GetOrAdd(path, found) : null;
    }

    /// <summary>Whether a go.mod makes the directory the root of a module. It is not listed for that.</summary>
    public bool IsModuleRoot(string path)
    {
        if (_opened.TryGetValue(path, out PackageDirectory? known)) return known.IsModuleRoot;
        if (memory?.Recall(path) is { } remembered) return _opened.GetOrAdd(path, remembered).IsModuleRoot;
        return sources.FileExists(path + "/go.mod");
    }

    private PackageDirectory? Look(string path)
    {
        if (memory?.Recall(path) is { } remembered) return remembered;
        return sources.List(path, out FileIdentity? identity) is { } entries ? PackageDirectory.Listed(path, identity, entries) : null;
    }
}
