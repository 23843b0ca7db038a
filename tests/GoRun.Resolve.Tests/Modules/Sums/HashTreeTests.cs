using System.Collections.Concurrent;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GoRun.Platform;
using GoRun.Resolve.Modules.Sums.Database;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Testing.Proxy;
using GoRun.Toolchain;
using Tile = GoRun.Resolve.Modules.Sums.Database.Tile;

namespace GoRun.Resolve.Tests.Modules.Sums;

/// <summary>Hashes out of tiles are those that the definition of the tree (RFC 6962, section 2.1) gives.</summary>
public sealed class HashTreeTests : IDisposable
{
    /// <summary>So many that there are tiles of the third level.</summary>
    private const int Records = 66_000;

    private static readonly ContentHash[] Leaves = [.. Enumerable.Range(0, Records).Select(i => TreeNode.HashOf(Record(i)))];

    private static readonly MerkleTree Whole = Grow();

    private static readonly ConcurrentDictionary<(int, int), ContentHash> Known = new();

    private static readonly Gen<(int Size, int Smaller, int Record)> Trees =
        from size in Gen.Frequency((4, Gen.Choose(1, 40)), (4, Gen.Choose(200, 1100)), (2, Gen.Choose(65_300, Records)))
        from smaller in Gen.Choose(0, size)
        from record in Gen.Choose(0, size - 1)
        select (size, smaller, record);

    private readonly ModuleFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Hashes_are_those_of_the_definition()
    {
        Prop.ForAll(Trees.ToArbitrary(), t =>
        {
            VerifiedTree tree = Open(t.Size, Reference(0, t.Size));
            Assert.Equal(Reference(0, t.Smaller), tree.HashOfFirst(t.Smaller));
            Assert.Equal(Leaves[t.Record], tree.Read(TreeNode.OfRecord(t.Record))[0]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    [Fact]
    public void A_proof_leads_to_both_trees()
    {
        Prop.ForAll(Trees.Where(t => t.Smaller > 0).ToArbitrary(), t =>
        {
            IReadOnlyList<ContentHash> proof = ConsistencyProof.Make(Open(t.Size, Reference(0, t.Size)), t.Size, t.Smaller);
            var left = new Queue<ContentHash>(proof);
            (ContentHash smaller, ContentHash whole) = Follow(left, 0, t.Size, t.Smaller, Reference(0, t.Smaller));
            Assert.Empty(left);
            Assert.Equal((Reference(0, t.Smaller), Reference(0, t.Size)), (smaller, whole));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    [Theory]
    [InlineData(0, 0, 256, "tile/8/0/000")]
    [InlineData(1, 999, 5, "tile/8/1/999.p/5")]
    [InlineData(0, 1000, 256, "tile/8/0/x001/000")]
    [InlineData(3, 123456789, 1, "tile/8/3/x123/x456/789.p/1")]
    public void Tiles_have_paths(int level, long number, int width, string path) => Assert.Equal(path, new Tile(level, number, width).Path);

    [Fact]
    public void The_empty_tree_has_the_hash_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", TreeHead.Empty.Hash.ToHex());

    /// <summary>The definition, word by word.</summary>
    private static ContentHash Reference(int first, int end) => Known.GetOrAdd((first, end), static range =>
    {
        (int first, int end) = range;
        if (first == end) return ContentHash.Of([]);
        if (end - first == 1) return Leaves[first];
        int half = 1;
        while (2 * half < end - first) half *= 2;
        return TreeNode.Join(Reference(first, first + half), Reference(first + half, end));
    });

    /// <summary>The check of RFC 6962, section 2.1.4.2, as a recursion: the hashes of the smaller tree and of the whole.</summary>
    private static (ContentHash Smaller, ContentHash Whole) Follow(Queue<ContentHash> proof, int first, int end, int smaller, ContentHash start)
    {
        if (smaller == end)
        {
            ContentHash hash = first == 0 ? start : proof.Dequeue();
            return (hash, hash);
        }

        int half = 1;
        while (2 * half < end - first) half *= 2;
        bool isLeft = smaller <= first + half;
        (ContentHash old, ContentHash part) = isLeft
            ? Follow(proof, first, first + half, smaller, start)
            : Follow(proof, first + half, end, smaller, start);
        ContentHash other = proof.Dequeue();
        return isLeft ? (old, TreeNode.Join(part, other)) : (TreeNode.Join(other, old), TreeNode.Join(other, part));
    }

    private static byte[] Record(int number) => Encoding.ASCII.GetBytes($"record {number}\n");

    private static MerkleTree Grow()
    {
        var tree = new MerkleTree();
        for (int i = 0; i < Records; i++) tree.Add(Record(i));
        return tree;
    }

    private VerifiedTree Open(long size, ContentHash hash) => new(
        new TreeHead(size, hash),
        new TileStore(
            new TileServer(),
            new DatabaseFiles(_fixture.Context(Toolchains.Newest.Root, new BuildFlags()), $"unsaved-{Guid.NewGuid()}")));

    private sealed class TileServer : IDatabaseServer
    {
        public byte[] Get(string path)
        {
            GoRun.Testing.Proxy.Tile tile = GoRun.Testing.Proxy.Tile.Parse(path)!;
            return Whole.Hashes(tile.Level!.Value * tile.Height, tile.Index << tile.Height, tile.Width)!;
        }
    }
}
