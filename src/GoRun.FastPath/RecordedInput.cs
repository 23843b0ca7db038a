using System.Runtime.CompilerServices;
using GoRun.Platform;

namespace GoRun.FastPath;

/// <summary>One thing that was looked at, where it lies in the record.</summary>
internal readonly unsafe ref struct RecordedInput
{
    internal const int FixedSize = 3;

    private readonly byte* _start;
    private readonly byte* _tail;

    /// <param name="start">Kind, whether it is certain, whether there is a hash: a byte each.</param>
    /// <param name="name">Null-terminated; nothing more for the group's directory itself.</param>
    /// <param name="tail">Identity and hash, as far as they are there.</param>
    internal RecordedInput(byte* start, ReadOnlySpan<byte> name, byte* tail)
    {
        _start = start;
        _tail = tail;
        Name = name;
    }

    internal InputKind Kind => (InputKind)_start[0];

    internal bool IsCertain => _start[1] != 0;

    internal ReadOnlySpan<byte> Name { get; }

    internal FileIdentity Identity => Unsafe.ReadUnaligned<FileIdentity>(_tail);

    internal ContentHash? Hash => HasHash ? new ContentHash(new ReadOnlySpan<byte>(_tail + sizeof(FileIdentity), ContentHash.Size)) : null;

    internal int TailSize => Kind is InputKind.Content or InputKind.Listing ? sizeof(FileIdentity) + (HasHash ? ContentHash.Size : 0) : 0;

    private bool HasHash => _start[2] != 0;

    /// <summary>From now on the identity alone will do.</summary>
    internal void MakeCertain(FileIdentity identity)
    {
        Unsafe.WriteUnaligned(_tail, identity);
        _start[1] = 1;
    }
}
