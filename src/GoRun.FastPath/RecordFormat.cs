using System.Numerics;
using System.Runtime.InteropServices;

namespace GoRun.FastPath;

/// <summary>
/// The layout of a record, in the byte order of the machine: it never leaves it.
/// <code>
/// magic, checksum of all that follows, length of all that follows
/// boot ID, executable, count of variables, name and value of each                texts: length, bytes, null
/// executable as an entry with an empty name
/// count of portions; each: its length, count of groups; each: directory, count of entries
///     kind, certain?, hash?, name; identity where the kind has one; hash         sorted by name; the directory's own listing has none
/// </code>
/// </summary>
internal static class RecordFormat
{
    /// <summary>Named anew with each change of the layout, and of what is noted.</summary>
    internal static ReadOnlySpan<byte> Magic => "gorun run 1\n"u8;

    /// <summary>Magic, checksum, length.</summary>
    internal static int HeaderSize => Magic.Length + sizeof(uint) + sizeof(int);

    /// <summary>Fills in the checksum and the length.</summary>
    /// <param name="record">All of it.</param>
    internal static void Seal(Span<byte> record)
    {
        Span<byte> header = record[Magic.Length..HeaderSize];
        Span<byte> content = record[HeaderSize..];
        MemoryMarshal.Write(header, Checksum(content));
        MemoryMarshal.Write(header[sizeof(uint)..], content.Length);
    }

    /// <summary>Whether this is a whole record of this version.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> record) =>
        record.Length > HeaderSize
        && record.StartsWith(Magic)
        && MemoryMarshal.Read<int>(record[(Magic.Length + sizeof(uint))..]) == record.Length - HeaderSize
        && MemoryMarshal.Read<uint>(record[Magic.Length..]) == Checksum(record[HeaderSize..]);

    /// <summary>Tells a file that a crash has left torn. Not for files that someone wants to be taken for good: who can write here can do worse.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> content)
    {
        uint crc = uint.MaxValue;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(content);
        foreach (ulong word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (byte b in content[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, b);
        return crc;
    }
}
