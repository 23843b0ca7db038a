using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Sums.Database;
using GoRun.Testing.Proxy;

namespace GoRun.Resolve.Tests.Modules.Sums;

/// <summary>A checksum database within the test, which can be made to lie.</summary>
internal sealed class FakeDatabase(string seed = "database") : IDatabaseServer
{
    internal const string Name = "sum.example.com/db";

    private readonly MerkleTree _tree = new();
    private readonly List<(string Module, string Text)> _records = [];
    private readonly ConcurrentQueue<string> _requests = new();

    /// <summary>The paths that were asked for, in any order.</summary>
    internal IReadOnlyCollection<string> Requests => _requests;

    /// <summary>What becomes of an answer, from its path and the honest text.</summary>
    internal Func<string, byte[], byte[]> Change { get; set; } = static (_, answer) => answer;

    internal NoteSigner Signer { get; set; } =
        new(Name, new Ed25519Key(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(seed))));

    internal int Count => _tree.Count;

    /// <summary>Adds a record with sums that say nothing but the module's name.</summary>
    internal FakeDatabase With(params IEnumerable<string> modules)
    {
        foreach (string module in modules)
        {
            string line = module.Replace('@', ' ');
            string text = $"{line} h1:zip-{module}\n{line}/go.mod h1:mod-{module}\n";
            _records.Add((module, text));
            _tree.Add(Encoding.UTF8.GetBytes(text));
        }

        return this;
    }

    /// <summary>Adds records of modules that nobody asks for.</summary>
    internal FakeDatabase Grown(int count) => With(Enumerable.Range(_tree.Count, count).Select(i => $"example.com/other{i}@v1.0.0"));

    internal static ModuleVersion Module(string module) => new(module.Split('@')[0], module.Split('@')[1]);

    public byte[] Get(string path)
    {
        _requests.Enqueue(path);
        return Change(path, Answer(path) ?? throw new ModuleFetchException($"reading {path}: 404 Not Found", notFound: true));
    }

    internal string SignedHead() => Signer.Sign($"go.sum database tree\n{_tree.Count}\n{Convert.ToBase64String(_tree.Root())}\n");

    /// <summary>The answer to a lookup, with a number and a text of the test's choice.</summary>
    internal byte[] Record(int id, string text) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}\n{text}\n{SignedHead()}"));

    private byte[]? Answer(string path)
    {
        if (GoRun.Testing.Proxy.Tile.Parse(path) is { Level: { } level } tile)
            return _tree.Hashes(level * tile.Height, tile.Index << tile.Height, tile.Width);
        int id = _records.FindIndex(r => path == "/lookup/" + r.Module);
        return id < 0 ? null : Record(id, _records[id].Text);
    }
}
