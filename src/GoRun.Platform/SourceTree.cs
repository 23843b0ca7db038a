using System.Collections.Concurrent;
using System.Collections.Immutable;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// The source files as the build sees them: the disk, with the <c>-overlay</c> laid over it. Each file is read at most once a
/// run for scanning; the hash of what was read is kept, so that phase 2 hashes without reading again. Thread-safe.
/// </summary>
/// <param name="replacements">
/// Absolute clean path to the absolute path of the file that stands in for it; an empty value means that the file is to be
/// taken as absent (see <see cref="OverlayFile"/>).
/// </param>
/// <param name="files">The disk.</param>
public sealed class SourceTree(ImmutableDictionary<string, string> replacements, FileView files)
{
    private readonly Overlay _overlay = new(replacements);
    private readonly ConcurrentDictionary<string, ContentHash> _hashes = new(StringComparer.Ordinal);

    /// <summary>The disk as it is, of which no notes are taken.</summary>
    public SourceTree()
        : this(new FileView())
    {
    }

    /// <summary>A tree without an overlay.</summary>
    public SourceTree(FileView files)
        : this(ImmutableDictionary<string, string>.Empty, files)
    {
    }

    /// <summary>The disk below the overlay.</summary>
    public FileView Files => files;

    public bool HasOverlay => !_overlay.IsEmpty;

    /// <summary>
    /// Where the content of this file really is on disk: its own path, or its stand-in; empty where the overlay deletes it.
    /// </summary>
    public string ActualPath(string path) => _overlay.ActualPath(path);

    /// <summary>The file's content; its hash is remembered for <see cref="HashOf"/>.</summary>
    /// <exception cref="IOException">As the disk has it (also <see cref="UnauthorizedAccessException"/>), in go's words: <c>open /a: is a
    /// directory</c>.</exception>
    public byte[] Read(string path)
    {
        int error = Read(path, out byte[] content);
        return error == 0 ? content : throw FileErrors.Make("open", path, error);
    }

    /// <summary>As <see cref="Read(string)"/>, but null where there is no such file.</summary>
    /// <exception cref="IOException">It is there but cannot be read.</exception>
    public byte[]? TryRead(string path)
    {
        int error = Read(path, out byte[] content);
        if (error is Errno.NoSuchFile or Errno.NotADirectory) return null;
        return error == 0 ? content : throw FileErrors.Make("open", path, error);
    }

    /// <summary>
    /// Reads a file only to look at it: into a buffer that the caller uses again for the next one (grown where it is too small), and
    /// without hashing it. Where the file turns out to be needed, <see cref="Remember"/> keeps its hash. Returns the length.
    /// </summary>
    /// <param name="identity">As it was before the first byte was read.</param>
    /// <exception cref="IOException">As for <see cref="Read(string)"/>.</exception>
    public int ReadInto(string path, ref byte[] buffer, out FileIdentity identity)
    {
        string actual = _overlay.ActualPath(path);
        int length = 0;
        identity = default;
        int error = actual.Length == 0 ? Errno.NoSuchFile : files.Read(actual, ref buffer, out length, out identity);
        return error == 0 ? length : throw FileErrors.Make("open", path, error);
    }

    /// <summary>Keeps the hash of a content that <see cref="ReadInto"/> gave, for <see cref="HashOf"/>.</summary>
    public ContentHash Remember(string path, ReadOnlySpan<byte> content) => _hashes.GetOrAdd(path, ContentHash.Of(content));

    /// <summary>Whether the overlay has no say about the directory and what lies directly in it.</summary>
    public bool IsAsOnDisk(string directory) =>
        _overlay.IsEmpty || (_overlay.ActualPath(directory) == directory && _overlay.Children(directory).Count == 0);

    /// <summary>As <see cref="Rely"/>, of the names in a directory.</summary>
    public void RelyOnListing(string directory, FileIdentity identity) => files.RelyOnListing(directory, identity, null);

    /// <summary>Takes it that a file on disk, which is not read, still holds what it held when it had the same identity.</summary>
    /// <param name="hash">Of the content, for <see cref="HashOf"/>; null where the build does not take the file in.</param>
    public void Rely(string path, FileIdentity identity, ContentHash? hash)
    {
        files.Rely(path, identity, hash);
        if (hash is { } known) _hashes.TryAdd(path, known);
    }

    /// <summary>
    /// The content's hash, from an earlier <see cref="Read(string)"/> of this run where there was one; null for a file that cannot be read.
    /// </summary>
    public ContentHash? HashOf(string path)
    {
        if (_hashes.TryGetValue(path, out ContentHash known)) return known;
        return Read(path, out _) == 0 ? _hashes[path] : null;
    }

    /// <summary>The directory's entries in ordinal order of their names; null where it does not exist or is no directory.</summary>
    /// <exception cref="IOException">It may not be read (<see cref="UnauthorizedAccessException"/>), or the disk fails.</exception>
    public ImmutableArray<DirectoryEntry>? List(string directory) => List(directory, out _);

    /// <param name="identity">Of the directory on disk, before it was listed; null where there is none.</param>
    public ImmutableArray<DirectoryEntry>? List(string directory, out FileIdentity? identity)
    {
        identity = null;
        var entries = new List<DirectoryEntry>();
        if (_overlay.ActualPath(directory).Length == 0) return null;
        int error = files.List(directory, entries, out FileIdentity listed);
        if (error == 0) identity = listed;
        if (error is Errno.NoSuchFile or Errno.NotADirectory)
        {
            if (!_overlay.HasFilesBelow(directory)) return null;
        }
        else if (error != 0)
        {
            throw FileErrors.Make("open", directory, error);
        }

        foreach ((string name, OverlayChild child) in _overlay.Children(directory))
        {
            int at = entries.FindIndex(e => string.Equals(e.Name, name, StringComparison.Ordinal));
            bool already = child == OverlayChild.Folder && at >= 0 && entries[at].Kind == EntryKind.Directory;
            if (already) continue;
            if (at >= 0) entries.RemoveAt(at);
            if (child == OverlayChild.Deleted) continue;
            entries.Add(new DirectoryEntry(name, child == OverlayChild.File ? EntryKind.RegularFile : EntryKind.Directory, false));
        }

        entries.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return [.. entries];
    }

    /// <summary>Whether a regular file (or a link to one) is there.</summary>
    public bool FileExists(string path) =>
        ActualPath(path) is { Length: > 0 } actual && files.FileExists(actual);

    /// <summary>Whether a directory (or a link to one) is there.</summary>
    public bool DirectoryExists(string path) =>
        (ActualPath(path) is { Length: > 0 } actual && files.DirectoryExists(actual))
        || _overlay.HasFilesBelow(path);

    private int Read(string path, out byte[] content)
    {
        content = [];
        string actual = _overlay.ActualPath(path);
        if (actual.Length == 0) return Errno.NoSuchFile;
        int error = files.Read(actual, out content);
        if (error == 0) _hashes.TryAdd(path, ContentHash.Of(content));
        return error;
    }
}
