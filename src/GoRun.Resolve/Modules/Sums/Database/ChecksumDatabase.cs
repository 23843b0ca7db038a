using System.Collections.Concurrent;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>
/// A checksum database (go.dev/ref/mod#checksum-database): a list of go.sum lines that only grows, with a hash tree over it whose head is
/// signed. Nothing of it is believed before it is shown to be in the tree, and that the tree goes on from the one seen before. Each module
/// version is looked up once; what is in the module cache needs no request. Thread-safe.
/// </summary>
internal sealed class ChecksumDatabase
{
    private readonly ConcurrentDictionary<ModuleVersion, Lazy<DatabaseRecord>> _records = new();
    private readonly Lazy<bool> _started;
    private readonly IDatabaseServer _server;
    private readonly DatabaseFiles _files;
    private readonly Timeline _timeline;

    public ChecksumDatabase(VerifierKey key, IDatabaseServer server, DatabaseFiles files)
    {
        Name = key.Name;
        _server = server;
        _files = files;
        _timeline = new Timeline(key, new TileStore(server, files), files);
        _started = new Lazy<bool>(Start);
    }

    public string Name { get; }

    /// <summary>The lines <c>path version hash</c> that it has.</summary>
    /// <param name="module">Version with <c>/go.mod</c> behind it for the go.mod file's own.</param>
    /// <exception cref="ModuleFetchException">It has no such module, is not to be had, or its answer is not in its tree.</exception>
    /// <exception cref="GoError">It contradicts what it has said before.</exception>
    public IEnumerable<string> Lookup(ModuleVersion module)
    {
        try
        {
            _ = _started.Value;
            var key = new ModuleVersion(module.Path, SumLines.WithoutGoMod(module.Version));
            return _records.GetOrAdd(key, static (m, self) => new Lazy<DatabaseRecord>(() => self.Find(m)), this).Value.LinesFor(module);
        }
        catch (ModuleFetchException e)
        {
            throw new ModuleFetchException($"{module}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModuleFetchException($"{module}: {e.Message}");
        }
    }

    private bool Start()
    {
        try
        {
            _timeline.Start();
            return true;
        }
        catch (Exception e) when (e is ModuleFetchException or IOException or UnauthorizedAccessException)
        {
            throw new ModuleFetchException($"initializing sumdb.Client: {e.Message}");
        }
    }

    private DatabaseRecord Find(ModuleVersion module)
    {
        string file = $"lookup/{ModulePaths.Escape(module.Path)}@{ModulePaths.Escape(module.Version)}";
        byte[]? kept = _files.Read(file);
        byte[] answer = kept ?? _server.Get("/" + file);
        DatabaseRecord record = DatabaseRecord.Parse(answer);
        _timeline.Merge(record.SignedHead.ToArray());
        Check(record);
        if (kept is null) _files.Write(file, answer);
        return record;
    }

    private void Check(DatabaseRecord record)
    {
        (long size, VerifiedTree tree) = _timeline.Newest();
        if (record.Id >= size) throw new ModuleFetchException($"cannot validate record {record.Id} in tree of size {size}");
        if (tree.Read(TreeNode.OfRecord(record.Id))[0] != TreeNode.HashOf(record.Text.Span))
            throw new ModuleFetchException("cannot authenticate record data in server response");
    }
}
