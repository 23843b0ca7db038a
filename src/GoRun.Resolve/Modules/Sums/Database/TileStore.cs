using System.Collections.Concurrent;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>
/// Tiles out of GOMODCACHE or from the server, each read once. Those of the server are not to be trusted, and not kept, before they have been
/// compared with a signed tree. Thread-safe.
/// </summary>
internal sealed class TileStore(IDatabaseServer server, DatabaseFiles files)
{
    private readonly ConcurrentDictionary<Tile, Lazy<byte[]>> _contents = new();

    /// <summary>By tile: whether it need not be written any more.</summary>
    private readonly ConcurrentDictionary<Tile, bool> _saved = new();

    /// <summary>The contents, in the order of the tiles; what is not there is fetched at once.</summary>
    /// <exception cref="ModuleFetchException">The server does not give one, or not as long as it must be.</exception>
    public byte[][] Read(IReadOnlyList<Tile> tiles)
    {
        if (tiles.Count == 1) return [Read(tiles[0])];

        // Threads of their own: they wait for the network, and the pool makes new ones only twice a second.
        Task<byte[]>[] reads =
        [
            .. tiles.Select(tile => Task.Factory.StartNew(
                () => Read(tile), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
        ];
        return [.. reads.Select(r => r.GetAwaiter().GetResult())];
    }

    /// <summary>Keeps a tile that has proved right.</summary>
    public void Save(Tile tile, byte[] content)
    {
        if (_saved.TryAdd(tile, true)) files.Write(tile.Path, content);
    }

    private byte[] Read(Tile tile)
    {
        byte[] content = _contents.GetOrAdd(tile, static (t, self) => new Lazy<byte[]>(() => self.Find(t)), this).Value;
        if (content.Length == tile.Bytes) return content;
        throw new ModuleFetchException($"TileReader returned bad result slice ({tile.Path} len={content.Length}, want {tile.Bytes})");
    }

    private byte[] Find(Tile tile)
    {
        if (files.Read(tile.Path) is { } kept)
        {
            _saved.TryAdd(tile, true);
            return kept;
        }

        if (!tile.IsFull && files.Read(tile.Full.Path) is { } whole)
        {
            _saved.TryAdd(tile, true);
            return Start(whole, tile);
        }

        try
        {
            return server.Get("/" + tile.Path);
        }
        catch (ModuleFetchException e) when (!tile.IsFull)
        {
            // Where the tree has grown meanwhile, a server may have the whole tile only.
            try
            {
                return Start(server.Get("/" + tile.Full.Path), tile);
            }
            catch (ModuleFetchException)
            {
                throw e;
            }
        }
    }

    /// <summary>Of one that is too short all, so that it is refused.</summary>
    private static byte[] Start(byte[] whole, Tile tile) => whole.Length == tile.Full.Bytes ? whole[..tile.Bytes] : [];
}
