using GoRun.Platform;

namespace GoRun.Build.Cache;

/// <summary>
/// GOCACHE, shared with the go command: index entries (<c>XX/&lt;action ID&gt;-a</c>) that lead to outputs named by their content
/// (<c>XX/&lt;SHA-256&gt;-d</c>: a file, or for an executable a directory with nothing but the program in it). Other processes write to it
/// at the same time without locks: an output is always complete before an index entry leads to it, and an entry that makes no sense is a
/// miss. Reading and writing are two files of one class. Thread-safe.
/// </summary>
internal sealed partial class DiskCache : BuildCache
{
    /// <summary>What is used often is marked as used only this often (cache.go, mtimeInterval).</summary>
    public static readonly TimeSpan MarkInterval = TimeSpan.FromHours(1);

    /// <summary>What trimming may add to a build once a day; some hundred thousand entries are looked at in that time.</summary>
    private static readonly TimeSpan TrimmingPatience = TimeSpan.FromMilliseconds(300);

    private static readonly ContentHash EmptyOutput = ContentHash.Of([]);

    private readonly string _root;
    private readonly TimeProvider _clock;
    private readonly HashLog? _verified;
    private int _emptyOutputSeen;
    private string? _shortage;
    private volatile bool _hasGrown;

    private DiskCache(string root, TimeProvider clock, HashLog? verified)
    {
        _root = root;
        _clock = clock;
        _verified = verified;
    }

    /// <summary>Opens the cache, making its directories where they are missing.</summary>
    /// <param name="gocache">Absolute.</param>
    /// <param name="verified">
    /// To find nothing, and to compare what is put with what is there; this explains the IDs. Null for a cache as usual.
    /// </param>
    /// <exception cref="GoError">They cannot be made.</exception>
    public static DiskCache Open(string gocache, TimeProvider clock, HashLog? verified = null)
    {
        var cache = new DiskCache(gocache, clock, verified);
        // The last of the directories to be made tells that all are there.
        if (!Directory.Exists(Path.Combine(gocache, "ff"))) cache.MakeDirectories();
        return cache;
    }

    /// <summary>The README, made where someone has deleted it.</summary>
    public override string LockFile()
    {
        if (!File.Exists(ReadmePath)) TryWriteReadme();
        return ReadmePath;
    }

    /// <inheritdoc/>
    public override string OutputPath(ContentHash outputId) => FileName(outputId, 'd');

    /// <inheritdoc/>
    public override CachedOutput? FindExecutable(ContentHash actionId) => Find(actionId);

    /// <inheritdoc/>
    public override FileIdentity? EntryIdentity(ContentHash actionId) =>
        _verified is null && FileIdentity.Of(FileName(actionId, 'a')) is { } identity && !IsToBeMarked(identity) ? identity : null;

    /// <summary>What is found is marked as used.</summary>
    public override CachedOutput? Find(ContentHash actionId, Span<byte> beginning, out int length)
    {
        length = 0;
        if (Lookup(actionId) is not { } entry) return null;
        string path = OutputPath(entry.OutputId);
        if (FileStart.Read(path, beginning) is not { } start) return null;
        MarkUsed(path, start.Identity);
        if (start.Kind == EntryKind.Directory)
        {
            if (Program(path) is not { } program || FileStart.Read(program, beginning) is not { } inside) return null;
            path = program;
            start = inside;
        }

        if (start.Identity.Size != entry.Size) return null;
        length = start.Length;
        return new CachedOutput(path, entry.OutputId);
    }

    /// <inheritdoc/>
    public override byte[]? Read(ContentHash actionId)
    {
        if (Lookup(actionId) is not { } entry) return null;
        string path = OutputPath(entry.OutputId);
        if (entry.OutputId == EmptyOutput && entry.Size == 0)
        {
            // Nearly every package has said nothing: one look at the file that they share is enough.
            if (Interlocked.Exchange(ref _emptyOutputSeen, 1) == 0 && FileIdentity.Of(path) is { } shared) MarkUsed(path, shared);
            return [];
        }

        if (entry.Size > Array.MaxLength) return null;
        byte[] content = GC.AllocateUninitializedArray<byte>((int)entry.Size);
        if (FileStart.Read(path, content) is not { } read || read.Length != content.Length) return null;
        if (ContentHash.Of(content) != entry.OutputId) return null;
        MarkUsed(path, read.Identity);
        return content;
    }

    /// <summary>
    /// Trims the cache, if that is due. Only what has grown has to be cut back: a run that makes nothing, which may be over in milliseconds,
    /// never waits for that. When a build is over, all that it uses is marked as used.
    /// </summary>
    public override void Close()
    {
        if (_hasGrown) new CacheTrimming(_root, _clock).RunIfDue(TrimmingPatience);
    }

    /// <summary>The one file in an executable's directory. With another beside it the entry is unusable for go, too.</summary>
    private static string? Program(string directory)
    {
        try
        {
            string[] programs = Directory.GetFileSystemEntries(directory);
            return programs.Length == 1 ? programs[0] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private IndexEntry? Lookup(ContentHash actionId) => _verified is null ? ReadEntry(actionId) : null;

    private IndexEntry? ReadEntry(ContentHash actionId)
    {
        string path = FileName(actionId, 'a');
        Span<byte> text = stackalloc byte[IndexEntry.Length + 1];
        if (FileStart.Read(path, text) is not { } start || IndexEntry.Parse(text[..start.Length], actionId) is not { } entry) return null;
        MarkUsed(path, start.Identity);
        return entry;
    }

    private void MarkUsed(string path, FileIdentity identity)
    {
        // Where it fails, as in a cache that may only be read, the entry only expires early.
        if (IsToBeMarked(identity)) AtomicFile.Touch(path);
    }

    private bool IsToBeMarked(FileIdentity identity)
    {
        long now = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        return now - identity.ModifiedNanoseconds >= MarkInterval.Ticks * 100;
    }

    private string FileName(ContentHash id, char kind)
    {
        string hex = id.ToHex();
        return string.Concat(string.Concat(_root, "/", hex.AsSpan(0, 2), "/"), hex, kind == 'a' ? "-a" : "-d");
    }
}
