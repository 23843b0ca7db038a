using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>
/// What is kept of a checksum database, for gorun and go alike:
/// <code>
/// GOMODCACHE/cache/download/sumdb/NAME/lookup/path@version     answers to lookups
/// GOMODCACHE/cache/download/sumdb/NAME/tile/8/0/000.p/5        tiles that have been proved to be in the tree
/// GOPATH/pkg/sumdb/NAME/latest                                 the newest signed tree head that was ever seen
/// </code>
/// The latter is what the database cannot take back, so it stays when the module cache is cleaned.
/// </summary>
internal sealed class DatabaseFiles(ModuleContext context, string name)
{
    private readonly string _cache = $"{context.Env.Gomodcache}/cache/download/sumdb/{name}/";

    /// <summary>A file of the cache; null where there is none. An empty one is just being written by go.</summary>
    /// <param name="file">Relative path.</param>
    public byte[]? Read(string file)
    {
        try
        {
            return LockedFile.Read(_cache + file) is { Length: > 0 } content ? content : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps something in the cache. Where that fails, it will be fetched again.</summary>
    public void Write(string file, byte[] content)
    {
        string path = _cache + file;
        try
        {
            context.Tools.Prepare();
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written to is no reason to run nothing.
        }
    }

    /// <summary>The newest signed head that was ever seen; empty where none was.</summary>
    /// <exception cref="IOException">In go's words (also <see cref="UnauthorizedAccessException"/>).</exception>
    public byte[] ReadLatest() => LockedFile.Read(Latest) ?? [];

    /// <summary>Writes a newer head; false where another process has written one since <paramref name="old"/> was read.</summary>
    /// <exception cref="IOException">In go's words (also <see cref="UnauthorizedAccessException"/>).</exception>
    public bool TryWriteLatest(byte[] old, byte[] head)
    {
        context.Tools.Prepare();
        Directory.CreateDirectory(Path.GetDirectoryName(Latest)!);
        bool same = true;
        LockedFile.Change(Latest, found =>
        {
            same = found.Length == 0 || found.AsSpan().SequenceEqual(old);
            return same ? head : null;
        });
        return same;
    }

    /// <summary>Below the first folder of GOPATH.</summary>
    private string Latest => context.Env["GOPATH"].Split(':')[0] is { Length: > 0 } first
        ? $"{first}/pkg/sumdb/{name}/latest"
        : throw new ModuleFetchException("could not locate sumdb file: missing $GOPATH: GOPATH is not set");
}
