using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>
/// The signed tree heads of one database, of which each must hold all that an older one held. The newest is kept in memory and, for later
/// runs, in a file; a head that does not fit proves that the database shows different things to different people. Thread-safe.
/// </summary>
internal sealed class Timeline(VerifierKey key, TileStore tiles, DatabaseFiles files)
{
    private readonly Lock _gate = new();
    private Entry _newest = new(TreeHead.Empty, []);

    private enum Place
    {
        Past,
        Now,
        Future,
    }

    /// <summary>The tree under the newest head.</summary>
    public (long Size, VerifiedTree Tree) Newest()
    {
        TreeHead head = Current().Head;
        return (head.Size, new VerifiedTree(head, tiles));
    }

    /// <summary>Takes in a signed head, whether it is newer or older than what is known; a newer one is written to the file.</summary>
    /// <param name="note">Empty for the head of the empty tree.</param>
    /// <exception cref="ModuleFetchException">It is not signed, or could not be compared.</exception>
    /// <exception cref="GoError">It contradicts what is known.</exception>
    public void Merge(byte[] note)
    {
        if (PlaceOf(note) != Place.Future) return;
        while (true)
        {
            // What others have written meanwhile is taken in first.
            byte[] written = files.ReadLatest();
            if (PlaceOf(written) != Place.Past || files.TryWriteLatest(written, Current().Note)) return;
        }
    }

    /// <summary>Reads what earlier runs have seen.</summary>
    /// <exception cref="ModuleFetchException">As for <see cref="Merge"/>.</exception>
    /// <exception cref="GoError">As for <see cref="Merge"/>.</exception>
    public void Start() => Merge(files.ReadLatest());

    /// <summary>Compares a head with the newest, which it becomes where it is newer.</summary>
    private Place PlaceOf(byte[] note)
    {
        if (note.Length == 0) return Current().Head.Size == 0 ? Place.Now : Place.Past;
        var entry = new Entry(Parse(note), note);
        while (true)
        {
            Entry newest = Current();
            if (entry.Head.Size <= newest.Head.Size)
            {
                Compare(entry, newest);
                return entry.Head.Size < newest.Head.Size ? Place.Past : Place.Now;
            }

            Compare(newest, entry);
            lock (_gate)
            {
                if (_newest == newest)
                {
                    _newest = entry;
                    return Place.Future;
                }
            }
        }
    }

    private TreeHead Parse(byte[] note)
    {
        string text;
        try
        {
            text = SignedNote.Open(note, key);
        }
        catch (ModuleFetchException e)
        {
            throw new ModuleFetchException($"reading tree note: {e.Message}\nnote:\n{Encoding.UTF8.GetString(note)}");
        }

        try
        {
            return TreeHead.Parse(text);
        }
        catch (ModuleFetchException e)
        {
            throw new ModuleFetchException($"reading tree: {e.Message}\ntree:\n{text}");
        }
    }

    private void Compare(Entry older, Entry newer)
    {
        var tree = new VerifiedTree(newer.Head, tiles);
        ContentHash hash;
        try
        {
            hash = tree.HashOfFirst(older.Head.Size);
        }
        catch (ModuleFetchException e)
        {
            string against = older.Head.Size == newer.Head.Size ? "" : $" against tree#{newer.Head.Size}";
            throw new ModuleFetchException($"checking tree#{older.Head.Size}{against}: {e.Message}");
        }

        if (hash != older.Head.Hash) throw Fork(older, newer, hash, tree);
    }

    private static GoError Fork(Entry older, Entry newer, ContentHash hash, VerifiedTree tree)
    {
        IEnumerable<ContentHash> proof = older.Head.Size == 0 ? [] : ConsistencyProof.Make(tree, newer.Head.Size, older.Head.Size);
        string hashes = string.Join("\n\t", proof.Prepend(hash).Select(Base64));
        return new GoError(
            "SECURITY ERROR\ngo.sum database server misbehavior detected!\n\n"
            + $"old database:\n\t{Indent(older.Note)}\nnew database:\n\t{Indent(newer.Note)}\nproof of misbehavior:\n\t{hashes}");
    }

    private static string Indent(byte[] note) => Encoding.UTF8.GetString(note).Replace("\n", "\n\t", StringComparison.Ordinal);

    private static string Base64(ContentHash hash)
    {
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        hash.CopyTo(bytes);
        return Convert.ToBase64String(bytes);
    }

    private Entry Current()
    {
        lock (_gate) return _newest;
    }

    /// <param name="Note">The signed note that the head was in; empty for the empty tree.</param>
    private sealed record Entry(TreeHead Head, byte[] Note);
}
