using System.Globalization;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>
/// A piece of the hash tree that is asked for as a whole, so that it can be kept (go.dev/design/25530-sumdb): up to 256 neighbouring hashes
/// of the tree's levels 0, 8, 16, ... Those between follow from them.
/// </summary>
/// <param name="Level">Its hashes are nodes of the level 8 times as high.</param>
/// <param name="Number">Among the tiles of its level, from 0.</param>
/// <param name="Width">How many hashes; less than 256 only for the last tile of a level.</param>
internal readonly record struct Tile(int Level, long Number, int Width)
{
    public const int FullWidth = 1 << Height;

    private const int Height = 8;

    public bool IsFull => Width == FullWidth;

    /// <summary>The same tile when the tree has grown enough.</summary>
    public Tile Full => this with { Width = FullWidth };

    /// <summary>The size of the tile's content.</summary>
    public int Bytes => Width * ContentHash.Size;

    /// <summary>The node that the tile as a whole hangs below, where it is full.</summary>
    public TreeNode Root => new((Level + 1) * Height, Number);

    /// <summary>Such as <c>tile/8/0/x001/234.p/5</c>: height, level, number in groups of three digits, and the width of one not full.</summary>
    public string Path
    {
        get
        {
            long rest = Number;
            string number = Digits(rest);
            while ((rest /= 1000) > 0) number = $"x{Digits(rest)}/{number}";
            return string.Create(CultureInfo.InvariantCulture, $"tile/{Height}/{Level}/{number}{(IsFull ? "" : $".p/{Width}")}");
        }
    }

    /// <summary>The tile that gives a node of a tree of that size, as wide as it is there.</summary>
    public static Tile Of(TreeNode node, long treeSize)
    {
        int level = node.Level / Height;
        long number = node.Index >> (Height - (node.Level % Height));
        long hashes = treeSize >> (level * Height);
        return new Tile(level, number, (int)Math.Min(FullWidth, hashes - (number * FullWidth)));
    }

    /// <summary>A node's hash.</summary>
    /// <param name="content">Of this tile, which is wide enough.</param>
    public ContentHash HashOf(TreeNode node, ReadOnlySpan<byte> content)
    {
        int level = node.Level - (Level * Height);
        var first = (int)((node.Index << level) - (Number * FullWidth));
        return Combine(content.Slice(first * ContentHash.Size, ContentHash.Size << level));
    }

    /// <summary>The hash of <see cref="Root"/>.</summary>
    /// <param name="content">Of a full tile.</param>
    public static ContentHash RootHash(ReadOnlySpan<byte> content) => Combine(content);

    private static ContentHash Combine(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == ContentHash.Size) return new ContentHash(hashes);
        int half = hashes.Length / 2;
        return TreeNode.Join(Combine(hashes[..half]), Combine(hashes[half..]));
    }

    private static string Digits(long number) => (number % 1000).ToString("000", CultureInfo.InvariantCulture);
}
