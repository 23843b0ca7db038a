using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using GoRun.Platform;

namespace GoRun.Build.Cache;

/// <summary>
/// Whether outputs in GOCACHE still hold what their name says: the SHA-256 of their content. The go command looks at the size alone; but a
/// damaged archive would be compiled and linked into what carries good IDs from then on, and a damaged program would be run. So each file is
/// read once before it is used, and then known by its identity, in this run and, through <see cref="CheckedFiles"/>, in later ones. What this
/// run has written itself was hashed on the way. Thread-safe.
/// </summary>
/// <param name="boot">
/// Tells one start of the machine from the next (empty where it cannot be told): what a crash of the machine has left of a file may be less
/// than its name, size and times say.
/// </param>
internal sealed class OutputChecks(CheckedFiles memory, string boot, TimeProvider clock)
{
    private readonly Lazy<HashSet<UInt128>> _remembered = new(memory.Read);
    private readonly ConcurrentDictionary<UInt128, bool> _seen = new();
    private readonly ConcurrentQueue<UInt128> _toRemember = new();
    private readonly ConcurrentQueue<(string Path, ContentHash OutputId, FileIdentity Identity)> _written = new();

    /// <summary>Whether the output is there with the content of its name.</summary>
    public bool IsWhole(CachedOutput output) => IdentityIfWhole(output) is not null;

    /// <summary>The identity of the output's file, if that is there with the content of its name; else null.</summary>
    public FileIdentity? IdentityIfWhole(CachedOutput output)
    {
        if (FileIdentity.Of(output.Path) is not { } identity) return null;
        UInt128 digest = DigestOf(output.Path, output.OutputId, identity);
        if (IsKnown(digest)) return identity;
        if (output.ReadIfWhole() != identity) return null;
        _seen.TryAdd(digest, true);
        if (!identity.IsYoung(clock.GetUtcNow())) _toRemember.Enqueue(digest);
        return identity;
    }

    /// <summary>As above, but without reading it: null also where it is not known to be whole.</summary>
    public FileIdentity? IdentityIfKnownWhole(CachedOutput output) =>
        FileIdentity.Of(output.Path) is { } identity && IsKnown(DigestOf(output.Path, output.OutputId, identity)) ? identity : null;

    /// <summary>To be told of each output that was just put into the cache under its right name.</summary>
    public void Wrote(CachedOutput output)
    {
        if (!output.IsForeign && FileIdentity.Of(output.Path) is { } identity) _written.Enqueue((output.Path, output.OutputId, identity));
    }

    /// <summary>
    /// Keeps what was learned for later runs. At the end, when the work directory is gone: its files are the same ones under other names, and
    /// losing a name changes a file's identity.
    /// </summary>
    public void Save()
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach ((string path, ContentHash outputId, FileIdentity before) in _written)
        {
            if (FileIdentity.Of(path) is { } identity && identity.HasContentOf(before) && !identity.IsYoung(now))
                _toRemember.Enqueue(DigestOf(path, outputId, identity));
        }

        if (!_toRemember.IsEmpty) memory.Add([.. _toRemember]);
    }

    private bool IsKnown(UInt128 digest) => _seen.ContainsKey(digest) || _remembered.Value.Contains(digest);

    private UInt128 DigestOf(string path, ContentHash outputId, FileIdentity identity)
    {
        int most = Encoding.UTF8.GetMaxByteCount(path.Length + boot.Length) + ContentHash.Size + FileIdentity.ByteCount;
        Span<byte> text = most <= 2048 ? stackalloc byte[2048] : new byte[most];
        outputId.CopyTo(text);
        identity.CopyTo(text[ContentHash.Size..]);
        int length = ContentHash.Size + FileIdentity.ByteCount;
        length += Encoding.UTF8.GetBytes(boot, text[length..]);
        length += Encoding.UTF8.GetBytes(path, text[length..]);
        ContentHash.Of(text[..length]).CopyTo(text);
        return BinaryPrimitives.ReadUInt128BigEndian(text);
    }
}
