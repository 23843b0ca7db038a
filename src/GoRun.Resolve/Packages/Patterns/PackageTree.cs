using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Resolve.Packages.Patterns;

/// <summary>
/// Walks a tree of package directories in bytewise order, parents first. It leaves out what no pattern matches: names that begin with a dot
/// or an underscore, <c>testdata</c>, links to directories, other modules, and what go.mod's <c>ignore</c> lines name.
/// </summary>
internal sealed class PackageTree(SourceTree sources, string moduleRoot, ImmutableArray<string> ignoredFolders)
{
    public bool StopsAtModules { get; init; } = true;

    /// <summary>A <c>vendor</c> folder itself may be a package; what is below it is none of this module's.</summary>
    public bool SkipsVendor { get; init; }

    /// <summary>Told of each folder that is left out because of an <c>ignore</c> line; null where nobody wants to know.</summary>
    public Action<string>? Ignored { get; init; }

    public static bool HasGoFiles(ImmutableArray<DirectoryEntry> entries)
    {
        foreach (DirectoryEntry entry in entries)
        {
            if (entry.Kind != EntryKind.Directory && entry.Name.EndsWith(".go", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Whether no pattern matches a folder of this name, nor anything below it.</summary>
    public static bool IsLeftOut(string name) => name[0] is '.' or '_' || name == "testdata";

    /// <param name="includeRoot">The root itself may be a package.</param>
    /// <param name="enter">Whether to go into a directory; null for all.</param>
    public void Visit(string root, bool includeRoot, Action<string, ImmutableArray<DirectoryEntry>> visit, Func<string, bool>? enter = null)
    {
        if (sources.List(root) is not { } entries) return;
        if (includeRoot && (enter is null || enter(root))) visit(root, entries);
        Children(root, entries, visit, enter);
    }

    private void Children(
        string directory,
        ImmutableArray<DirectoryEntry> entries,
        Action<string, ImmutableArray<DirectoryEntry>> visit,
        Func<string, bool>? enter)
    {
        if (SkipsVendor && directory.EndsWith("/vendor", StringComparison.Ordinal)) return;
        foreach (DirectoryEntry entry in entries)
        {
            if (entry is not { Kind: EntryKind.Directory, IsSymbolicLink: false } || IsLeftOut(entry.Name)) continue;
            string child = $"{directory}/{entry.Name}";
            if (IsIgnored(child))
            {
                Ignored?.Invoke(child);
                continue;
            }

            if ((enter is not null && !enter(child)) || sources.List(child) is not { } below) continue;
            if (StopsAtModules && IsModule(below)) continue;
            visit(child, below);
            Children(child, below, visit, enter);
        }
    }

    private static bool IsModule(ImmutableArray<DirectoryEntry> entries)
    {
        foreach (DirectoryEntry entry in entries)
        {
            if (entry.Name == "go.mod") return entry.Kind != EntryKind.Directory;
        }

        return false;
    }

    /// <summary><c>./x</c> stands for that folder of the module's root, <c>x</c> for every folder of that name.</summary>
    private bool IsIgnored(string directory)
    {
        if (ignoredFolders.IsEmpty || !Paths.HasPrefix(directory, moduleRoot)) return false;
        string relative = directory[moduleRoot.Length..] + "/";
        foreach (string folder in ignoredFolders)
        {
            bool anchored = folder.StartsWith("./", StringComparison.Ordinal);
            string wanted = "/" + (anchored ? folder[2..] : folder).Trim('/') + "/";
            int at = relative.IndexOf(wanted, StringComparison.Ordinal);
            if (at == 0 || (at > 0 && !anchored)) return true;
        }

        return false;
    }
}
