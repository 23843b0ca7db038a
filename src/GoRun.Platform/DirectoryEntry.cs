namespace GoRun.Platform;

/// <summary>What a directory entry is, after following symbolic links.</summary>
public enum EntryKind
{
    RegularFile,
    Directory,
    Other,
}

/// <summary>One name in a directory.</summary>
/// <param name="IsSymbolicLink">The name itself is a symbolic link; <paramref name="Kind"/> tells what it leads to (Other when it leads
/// nowhere).</param>
public readonly record struct DirectoryEntry(string Name, EntryKind Kind, bool IsSymbolicLink);
