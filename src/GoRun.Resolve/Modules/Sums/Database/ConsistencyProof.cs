using System.Numerics;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>
/// What shows others that a tree begins with the records of a smaller one (RFC 6962, section 2.1.2): the hashes from which, with that of the
/// smaller tree, follows that of the larger. gorun itself has tiles to compare, and only prints it.
/// </summary>
internal static class ConsistencyProof
{
    /// <param name="smaller">At least 1, at most <paramref name="size"/>.</param>
    /// <exception cref="ModuleFetchException">A tile is not to be had.</exception>
    public static IReadOnlyList<ContentHash> Make(VerifiedTree tree, long size, long smaller)
    {
        var proof = new List<ContentHash>();
        Add(tree, 0, size, smaller, proof);
        return proof;
    }

    private static void Add(VerifiedTree tree, long first, long end, long smaller, List<ContentHash> proof)
    {
        if (smaller == end)
        {
            // The smaller tree itself needs no hash: who checks the proof has it.
            if (first > 0) proof.Add(tree.HashOf(first, end));
            return;
        }

        // The left part is as large as a complete subtree can be that leaves something for the right one.
        long middle = first + (1L << BitOperations.Log2((ulong)(end - first - 1)));
        if (smaller <= middle)
        {
            Add(tree, first, middle, smaller, proof);
            proof.Add(tree.HashOf(middle, end));
        }
        else
        {
            Add(tree, middle, end, smaller, proof);
            proof.Add(tree.HashOf(first, middle));
        }
    }
}
