using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// The disk as one run sees it. Everything that may change what the run comes to is looked at through this, so that it can be noted; what
/// gorun writes itself, or keeps only to be faster, is not. Thread-safe.
/// </summary>
/// <param name="log">Takes note of each look; null for no notes.</param>
public sealed class FileView(InputLog? log = null)
{
    /// <summary>The notes; null where none are taken.</summary>
    public InputLog? Log => log;

    public bool FileExists(string path) => KindOf(path) == EntryKind.RegularFile;

    public bool DirectoryExists(string path) => KindOf(path) == EntryKind.Directory;

    public bool Exists(string path) => KindOf(path) is not null;

    /// <summary>What the path leads to; null for nothing that can be seen.</summary>
    public EntryKind? KindOf(string path)
    {
        EntryKind? kind = FileStatus.Get(path, out FileStatus status) == 0 ? status.Kind : null;
        log?.Add(path, Input.OfKind(kind));
        return kind;
    }

    /// <summary>The content; null where there is no such file.</summary>
    /// <exception cref="IOException">It is there but cannot be read (also <see cref="UnauthorizedAccessException"/>).</exception>
    public byte[]? TryRead(string path)
    {
        int error = Read(path, out byte[] content);
        if (error is Errno.NoSuchFile or Errno.NotADirectory) return null;
        return error == 0 ? content : throw FileErrors.Make("open", path, error);
    }

    /// <summary>As <see cref="TryRead"/>, under the lock that go commands take when they change such a file.</summary>
    public byte[]? TryReadLocked(string path)
    {
        int error = FileStatus.Get(path, out FileStatus status);
        byte[]? content = LockedFile.Read(path);
        if (content is null) log?.Add(path, Input.OfKind(null));
        else if (error != 0) log?.Refuse($"{path} was changed meanwhile");
        else NoteContent(path, status.Identity, content);
        return content;
    }

    /// <summary>
    /// The identity of a file that is relied on without being read here: a tool. Null where there is none.
    /// </summary>
    public FileIdentity? IdentityOf(string path)
    {
        if (FileStatus.Get(path, out FileStatus status) != 0)
        {
            log?.Add(path, Input.OfKind(null));
            return null;
        }

        Rely(path, status.Identity, null);
        return status.Identity;
    }

    /// <summary>As <see cref="ProgramPath.Find(string, string)"/>. That a file may not be executed shows in its identity, too.</summary>
    public string? FindProgram(string name, string searchPath) =>
        ProgramPath.Find(name, searchPath, candidate => IdentityOf(candidate));

    /// <summary>Notes a file of which is known, by what was kept of an earlier run, what it holds.</summary>
    /// <param name="identity">As it is now, and was then.</param>
    public void Rely(string path, FileIdentity identity, ContentHash? hash) =>
        log?.Add(path, new Input(InputKind.Content, identity, hash, log.IsCertain(path, identity)));

    /// <summary>Notes a directory of which is known, by what was kept of an earlier run, what is in it.</summary>
    /// <param name="hash">See <see cref="ListingHash"/>; null where it was not kept.</param>
    public void RelyOnListing(string directory, FileIdentity identity, ContentHash? hash) =>
        log?.Add(directory, new Input(InputKind.Listing, identity, hash, log.IsCertain(directory, identity)));

    /// <summary>The file's bytes, and 0; or the error number.</summary>
    internal int Read(string path, out byte[] content)
    {
        int error = FileReader.Read(path, out content, out FileStatus status);
        if (error == 0) NoteContent(path, status.Identity, content);
        else NoteFailure(path, error);
        return error;
    }

    /// <summary>The file's bytes at the start of a buffer that grows as needed, and 0; or the error number.</summary>
    /// <param name="identity">As it was before the first byte was read.</param>
    internal int Read(string path, ref byte[] buffer, out int length, out FileIdentity identity)
    {
        int error = FileReader.Read(path, ref buffer, out length, out FileStatus status);
        identity = status.Identity;
        if (error == 0) NoteContent(path, status.Identity, buffer.AsSpan(0, length));
        else NoteFailure(path, error);
        return error;
    }

    /// <summary>Adds the directory's entries, and gives 0; or the error number.</summary>
    /// <param name="identity">As it was before it was listed.</param>
    internal int List(string directory, List<DirectoryEntry> entries, out FileIdentity identity)
    {
        int error = DirectoryReader.Read(directory, entries, out FileStatus status);
        identity = status.Identity;
        if (error != 0) NoteFailure(directory, error);
        else if (log is not null) NoteListing(log, directory, status.Identity, entries);
        return error;
    }

    private void NoteContent(string path, FileIdentity identity, ReadOnlySpan<byte> content)
    {
        if (log is null) return;
        bool certain = log.IsCertain(path, identity);
        log.Add(path, new Input(InputKind.Content, identity, certain ? null : ContentHash.Of(content), certain));
    }

    private static void NoteListing(InputLog log, string directory, FileIdentity identity, List<DirectoryEntry> entries)
    {
        bool certain = log.IsCertain(directory, identity);
        log.Add(directory, new Input(InputKind.Listing, identity, certain ? null : ListingHash.Of(entries), certain));

        // What a link leads to does not show in the directory.
        foreach (DirectoryEntry entry in entries)
        {
            if (entry.IsSymbolicLink) log.Add($"{directory}/{entry.Name}", Input.OfKind(DirectoryReader.KindOf(directory, entry.Name)));
        }
    }

    private void NoteFailure(string path, int error)
    {
        if (log is null) return;
        if (error is Errno.NoSuchFile or Errno.NotADirectory or Errno.IsADirectory) KindOf(path);
        else log.Refuse($"{path} cannot be read");
    }
}
