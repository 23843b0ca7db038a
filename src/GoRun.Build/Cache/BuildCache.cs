using GoRun.Platform;

namespace GoRun.Build.Cache;

/// <summary>
/// Where a build keeps what it makes, for later ones: outputs, found by the ID of the action that made them. Thread-safe.
/// </summary>
internal abstract class BuildCache : IDisposable
{
    /// <summary>
    /// The first failure to store something that comes from a full disk, with the way out; null without. Any other reason (a cache that is
    /// read-only on purpose) is not worth telling: what was asked for is built all the same.
    /// </summary>
    public abstract string? Shortage { get; }

    /// <summary>A file that always stays where and what it is, for locks among all who use this cache.</summary>
    public abstract string LockFile();

    /// <summary>Where an output lies that was found, or put, before; for an executable, the directory.</summary>
    public abstract string OutputPath(ContentHash outputId);

    /// <summary>The output of an action, if it is there with the right size.</summary>
    public CachedOutput? Find(ContentHash actionId) => Find(actionId, [], out _);

    /// <summary>As above; reads the beginning of the output at once.</summary>
    /// <param name="length">How much of the room was filled.</param>
    public abstract CachedOutput? Find(ContentHash actionId, Span<byte> beginning, out int length);

    /// <summary>
    /// The file that leads from the action to its output, for who knows what is in it. Null where there is none, where it is time to read it and
    /// mark it as used, or where the cache has no such files.
    /// </summary>
    public virtual FileIdentity? EntryIdentity(ContentHash actionId) => null;

    /// <summary>As <see cref="Find(ContentHash)"/>, for what <see cref="TryPutExecutable"/> has put.</summary>
    public abstract CachedOutput? FindExecutable(ContentHash actionId);

    /// <summary>A small output as a whole, checked against its hash; null for a miss.</summary>
    public abstract byte[]? Read(ContentHash actionId);

    /// <summary>
    /// Stores bytes as the output of an action. False where the cache cannot be written, which is no failure of the build.
    /// </summary>
    public abstract bool TryPut(ContentHash actionId, ReadOnlySpan<byte> content);

    /// <summary>Stores a finished file of the work directory, which stays there. Null where the cache cannot be written.</summary>
    /// <param name="outputId">SHA-256 of the file.</param>
    /// <param name="share">The cache may take the very file, by a second name, so that it must not be written to any more.</param>
    public abstract CachedOutput? TryPutFile(ContentHash actionId, string file, ContentHash outputId, long size, bool share);

    /// <summary>As <see cref="TryPutFile"/>, for a program: its entry is a directory that holds it, alone, under its own name.</summary>
    public abstract CachedOutput? TryPutExecutable(
        ContentHash actionId, string name, string file, ContentHash outputId, long size, bool share);

    /// <summary>To be called when a build is over, and uses none of the outputs any more.</summary>
    /// <exception cref="GoError">What was put may not all be there.</exception>
    public abstract void Close();

    /// <summary>Lets go of what the cache still holds where it was not closed: at once, and without any word.</summary>
    public virtual void Dispose()
    {
    }
}
