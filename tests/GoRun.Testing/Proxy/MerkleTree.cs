using System.Security.Cryptography;

namespace GoRun.Testing.Proxy;

/// <summary>
/// A hash tree over records, to which records can only be added (RFC 6962, section 2.1): the hash of a record is SHA-256 of a zero byte and
/// the record, that of a node SHA-256 of a one byte and its two hashes. Hashes have 32 bytes.
/// </summary>
public sealed class MerkleTree
{
    // levels[k][i] stands for the records from i * 2^k on, 2^k of them; kept for complete subtrees only.
    private readonly List<List<byte[]>> levels = [[]];

    public int Count => levels[0].Count;

    public void Add(ReadOnlySpan<byte> record)
    {
        levels[0].Add(SHA256.HashData([0, .. record]));
        for (int level = 0; levels[level].Count % 2 == 0; level++)
        {
            if (levels.Count == level + 1)
                levels.Add([]);
            levels[level + 1].Add(Node(levels[level][^2], levels[level][^1]));
        }
    }

    /// <summary>The hash of the whole tree: of complete subtrees, each as large as can be, joined from the right.</summary>
    public byte[] Root()
    {
        byte[]? root = null;
        for (int level = 0; level < levels.Count; level++)
        {
            // An odd number of subtrees leaves one without a partner.
            if (levels[level].Count % 2 != 0)
                root = root is null ? levels[level][^1] : Node(levels[level][^1], root);
        }
        return root ?? SHA256.HashData([]);
    }

    /// <summary>The hashes of neighbouring complete subtrees, one after the other; null where the tree has not got that far.</summary>
    /// <param name="level">Each subtree has 2 to this power records.</param>
    /// <param name="first">Index of the first, in subtrees.</param>
    public byte[]? Hashes(int level, int first, int count) =>
        level < levels.Count && first + count <= levels[level].Count
            ? [.. levels[level].Skip(first).Take(count).SelectMany(hash => hash)]
            : null;

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
