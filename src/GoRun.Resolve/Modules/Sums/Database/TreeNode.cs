using System.Numerics;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>
/// A complete subtree of the database's hash tree (RFC 6962, section 2.1): it stands for 2 to the power of <paramref name="Level"/> records,
/// the first of which is <paramref name="Index"/> times as many.
/// </summary>
internal readonly record struct TreeNode(int Level, long Index)
{
    /// <summary>The node of a single record.</summary>
    public static TreeNode OfRecord(long id) => new(0, id);

    /// <summary>
    /// The complete subtrees that the records from <paramref name="first"/> up to <paramref name="end"/> are made of, each as large as can
    /// be, from the left.
    /// </summary>
    /// <param name="first">A multiple of the largest power of two that is not above the number of records.</param>
    public static IEnumerable<TreeNode> Cover(long first, long end)
    {
        while (first < end)
        {
            int level = BitOperations.Log2((ulong)(end - first));
            yield return new TreeNode(level, first >> level);
            first += 1L << level;
        }
    }

    /// <summary>The hash over the subtrees of <see cref="Cover"/>, joined from the right.</summary>
    public static ContentHash Join(ReadOnlySpan<ContentHash> hashes)
    {
        if (hashes.IsEmpty) return TreeHead.Empty.Hash;
        ContentHash hash = hashes[^1];
        for (int i = hashes.Length - 2; i >= 0; i--) hash = Join(hashes[i], hash);
        return hash;
    }

    /// <summary>The hash of a node, by those of the two below it.</summary>
    public static ContentHash Join(ContentHash left, ContentHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * ContentHash.Size)];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + ContentHash.Size)..]);
        return ContentHash.Of(input);
    }

    /// <summary>The hash of a record's text.</summary>
    public static ContentHash HashOf(ReadOnlySpan<byte> record) => ContentHash.Of([0, .. record]);
}
