using System.Collections.Concurrent;
using GoRun.Platform;

namespace GoRun.Build.Cache.Program;

/// <summary>
/// The build cache that a program keeps (GOCACHEPROG). Executables are not given to it, as by go, whose own way is to link anew in every run;
/// here they are kept in GOCACHE, which go uses for other things at the same time, under the IDs that they have there without a program: these
/// hold the content of all that was linked, wherever that came from. Thread-safe.
/// </summary>
/// <param name="disk">GOCACHE.</param>
/// <param name="directory">What a relative path counts from.</param>
internal sealed class ProgramCache(CacheProgram program, DiskCache disk, string directory) : BuildCache
{
    private readonly ConcurrentDictionary<ContentHash, string> _paths = new();

    /// <inheritdoc/>
    public override string? Shortage => disk.Shortage;

    /// <inheritdoc/>
    public override string LockFile() => disk.LockFile();

    /// <inheritdoc/>
    public override string OutputPath(ContentHash outputId) => _paths.GetValueOrDefault(outputId, "");

    /// <inheritdoc/>
    public override CachedOutput? Find(ContentHash actionId, Span<byte> beginning, out int length)
    {
        length = 0;
        if (Get(actionId) is not { } entry) return null;
        string path = OutputPath(entry.OutputId);
        if (FileStart.Read(path, beginning) is not { Kind: EntryKind.RegularFile } start || start.Identity.Size != entry.Size) return null;
        length = start.Length;
        return new CachedOutput(path, entry.OutputId) { IsForeign = true };
    }

    /// <inheritdoc/>
    public override CachedOutput? FindExecutable(ContentHash actionId) => disk.FindExecutable(actionId);

    /// <inheritdoc/>
    public override byte[]? Read(ContentHash actionId)
    {
        if (Get(actionId) is not { } entry || entry.Size > Array.MaxLength) return null;
        byte[] content = GC.AllocateUninitializedArray<byte>((int)entry.Size);
        bool isWhole = content.Length == 0 || FileStart.Read(OutputPath(entry.OutputId), content)?.Length == content.Length;
        return isWhole && ContentHash.Of(content) == entry.OutputId ? content : null;
    }

    /// <inheritdoc/>
    public override bool TryPut(ContentHash actionId, ReadOnlySpan<byte> content)
    {
        byte[] body = content.ToArray();
        return Put(actionId, ContentHash.Of(body), body.Length, () => new MemoryStream(body)) is not null;
    }

    /// <inheritdoc/>
    public override CachedOutput? TryPutFile(ContentHash actionId, string file, ContentHash outputId, long size, bool share) =>
        Put(actionId, outputId, size, () => File.OpenRead(file)) is { } path ? new CachedOutput(path, outputId) { IsForeign = true } : null;

    /// <inheritdoc/>
    public override CachedOutput? TryPutExecutable(
        ContentHash actionId, string name, string file, ContentHash outputId, long size, bool share) =>
        disk.TryPutExecutable(actionId, name, file, outputId, size, share);

    /// <inheritdoc/>
    public override void Close()
    {
        program.Close();
        disk.Close();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        program.Dispose();
        disk.Dispose();
        base.Dispose();
    }

    private IndexEntry? Get(ContentHash actionId)
    {
        if (!program.Can(CacheRequest.Get)) return null;
        CacheAnswer? answer = program.Ask(new CacheRequest(CacheRequest.Get) { ActionId = actionId });
        if (answer is not { Error: "", Miss: false, DiskPath.Length: > 0, OutputId.Length: ContentHash.Size, Size: >= 0 }) return null;
        var outputId = new ContentHash(answer.OutputId.AsSpan());
        Note(outputId, answer.DiskPath);
        return new IndexEntry(outputId, answer.Size);
    }

    private string? Put(ContentHash actionId, ContentHash outputId, long size, Func<Stream> body)
    {
        if (!program.Can(CacheRequest.Put)) return null;
        var request = new CacheRequest(CacheRequest.Put) { ActionId = actionId, OutputId = outputId, BodySize = size, Body = body };
        return program.Ask(request) is { Error: "", DiskPath.Length: > 0 } answer ? Note(outputId, answer.DiskPath) : null;
    }

    private string Note(ContentHash outputId, string diskPath) => _paths[outputId] = Path.Combine(directory, diskPath);
}
