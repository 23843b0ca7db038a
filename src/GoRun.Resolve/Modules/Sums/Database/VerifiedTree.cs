using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>
/// The hash tree under a signed head: every hash that it gives has been proved to be below that head. The tiles that the head follows from
/// are read first; any other tile must have the hash that the tile above it says.
/// </summary>
internal sealed class VerifiedTree(TreeHead head, TileStore store)
{
    /// <summary>The hash that a tree with the first <paramref name="size"/> records of this one has.</summary>
    /// <param name="size">Not more than this tree's.</param>
    /// <exception cref="ModuleFetchException">A tile is not to be had, or not of this tree.</exception>
    public ContentHash HashOfFirst(long size) => HashOf(0, size);

    /// <summary>The hash over the records from <paramref name="first"/> on, as <see cref="TreeNode.Cover"/> splits them.</summary>
    /// <exception cref="ModuleFetchException">As above.</exception>
    public ContentHash HashOf(long first, long end) => TreeNode.Join(Read([.. TreeNode.Cover(first, end)]));

    /// <summary>The hashes of nodes that lie in the tree.</summary>
    /// <exception cref="ModuleFetchException">As above.</exception>
    public ContentHash[] Read(params TreeNode[] nodes)
    {
        if (nodes.Length == 0) return [];
        var tiles = new List<Tile>();
        var places = new Dictionary<Tile, int>();
        TreeNode[] cover = [.. TreeNode.Cover(0, head.Size)];
        foreach (TreeNode node in cover) Add(Tile.Of(node, head.Size));
        int proved = tiles.Count;
        foreach (TreeNode node in nodes) AddWithParents(Tile.Of(node, head.Size));

        byte[][] contents = store.Read(tiles);
        if (TreeNode.Join([.. cover.Select(HashOf)]) != head.Hash) throw Inconsistent();
        for (int i = proved; i < tiles.Count; i++)
        {
            // Parents come before their children, so that this one is proved.
            if (Tile.RootHash(contents[i]) != HashOf(tiles[i].Root)) throw Inconsistent();
        }

        for (int i = 0; i < tiles.Count; i++) store.Save(tiles[i], contents[i]);
        return [.. nodes.Select(HashOf)];

        void Add(Tile tile)
        {
            if (places.TryAdd(tile, tiles.Count)) tiles.Add(tile);
        }

        // Only full tiles hang below another; the last one of a level belongs to the cover.
        void AddWithParents(Tile tile)
        {
            if (places.ContainsKey(tile)) return;
            AddWithParents(Tile.Of(tile.Root, head.Size));
            Add(tile);
        }

        ContentHash HashOf(TreeNode node)
        {
            Tile tile = Tile.Of(node, head.Size);
            return tile.HashOf(node, contents[places[tile]]);
        }
    }

    private static ModuleFetchException Inconsistent() => new("downloaded inconsistent tile");
}
