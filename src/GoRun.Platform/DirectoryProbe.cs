namespace GoRun.Platform;

/// <summary>
/// A directory held open to ask after many of its files: by their names alone, which on Linux takes half the time of asking by path.
/// </summary>
public readonly ref struct DirectoryProbe
{
    private readonly int _descriptor;
    private readonly ReadOnlySpan<byte> _path;

    private DirectoryProbe(int descriptor, ReadOnlySpan<byte> path, FileIdentity identity)
    {
        _descriptor = descriptor;
        _path = path;
        Identity = identity;
    }

    /// <summary>Of the directory itself.</summary>
    public FileIdentity Identity { get; }

    /// <summary>False where there is no such directory, or none that may be looked into.</summary>
    public static bool TryOpen(string directory, out DirectoryProbe probe)
    {
        byte[] path = FileProbe.Encode(directory);
        int descriptor = FileProbe.Open(path);
        bool seen = descriptor == FileProbe.NoDirectory
            ? FileProbe.Look(descriptor, path, out EntryKind kind, out FileIdentity identity)
            : FileProbe.Look(descriptor, "\0"u8, out kind, out identity);
        probe = new DirectoryProbe(descriptor, path, identity);
        if (seen && kind == EntryKind.Directory) return true;
        probe.Dispose();
        return false;
    }

    /// <summary>The regular file of this name, links followed; null for none.</summary>
    /// <param name="name">With a null byte at its end.</param>
    public FileIdentity? IdentityOf(ReadOnlySpan<byte> name)
    {
        bool seen = _descriptor == FileProbe.NoDirectory
            ? FileProbe.Look(_path, name, out EntryKind kind, out FileIdentity identity)
            : FileProbe.Look(_descriptor, name, out kind, out identity);
        return seen && kind == EntryKind.RegularFile ? identity : null;
    }

    public void Dispose() => FileProbe.Close(_descriptor);
}
