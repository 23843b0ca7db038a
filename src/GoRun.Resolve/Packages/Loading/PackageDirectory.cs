using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>A directory in which a package may lie: listed in this run, or remembered as it was listed in an earlier one.</summary>
internal sealed class PackageDirectory
{
    private PackageDirectory(string path)
    {
        Path = path;
    }

    public string Path { get; }

    /// <summary>Something is called <c>x.go</c> that is not a directory.</summary>
    public bool HasGoFiles { get; private init; }

    /// <summary>A regular file (or a link to one) is called <c>x.go</c>.</summary>
    public bool HasRegularGoFiles { get; private init; }

    /// <summary>A regular file (or a link to one) is called <c>go.mod</c>.</summary>
    public bool IsModuleRoot { get; private init; }

    /// <summary>What an earlier run made of it with the settings of this run; null where it was listed in this one.</summary>
    public DirectoryScan? Scan { get; private init; }

    /// <summary>As it was before it was listed. Only where it was listed in this run, from the disk.</summary>
    public FileIdentity? Identity { get; private init; }

    /// <summary>In bytewise order; empty where the directory is remembered.</summary>
    public ImmutableArray<DirectoryEntry> Entries { get; private init; } = [];

    public static PackageDirectory Listed(string path, FileIdentity? identity, ImmutableArray<DirectoryEntry> entries)
    {
        bool any = false;
        bool regular = false;
        bool module = false;
        foreach (DirectoryEntry entry in entries)
        {
            if (entry.Kind == EntryKind.Directory) continue;
            bool go = entry.Name.EndsWith(".go", StringComparison.Ordinal);
            any |= go;
            regular |= go && entry.Kind == EntryKind.RegularFile;
            module |= entry.Kind == EntryKind.RegularFile && entry.Name == "go.mod";
        }

        return new PackageDirectory(path)
        {
            HasGoFiles = any,
            HasRegularGoFiles = regular,
            IsModuleRoot = module,
            Identity = identity,
            Entries = entries,
        };
    }

    /// <summary>One of which nothing but regular files and directories is remembered.</summary>
    public static PackageDirectory Remembered(string path, bool hasGoFiles, bool isModuleRoot, DirectoryScan scan) =>
        new(path) { HasGoFiles = hasGoFiles, HasRegularGoFiles = hasGoFiles, IsModuleRoot = isModuleRoot, Scan = scan };
}
