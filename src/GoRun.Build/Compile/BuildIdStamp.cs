using System.Buffers.Binary;
using System.Text;
using GoRun.Build.Commands;
using GoRun.Platform;
using Microsoft.Win32.SafeHandles;

namespace GoRun.Build.Compile;

/// <summary>What became of a tool's output file when it got its final build ID.</summary>
/// <param name="BuildId">The final ID.</param>
/// <param name="OutputId">SHA-256 of the file as it is now.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Found">Whether the placeholder was in the file; if not (the user's flags set another ID) it must not be cached.</param>
internal readonly record struct StampedFile(BuildId BuildId, ContentHash OutputId, long Size, bool Found);

/// <summary>
/// Gives archives and executables their final build ID. The tool was told a placeholder whose content ID is the action ID again; the
/// content ID is the hash of the file with zeros wherever the placeholder stands (and in the GNU build ID or the Mach-O UUID, which the
/// linker derives from the placeholder, and in a Mach-O signature); then the final ID is written over each place, and the file signed anew.
/// </summary>
internal static class BuildIdStamp
{
    /// <exception cref="BuildFailure">There is no such file: the user's flags have led the tool elsewhere.</exception>
    public static StampedFile Apply(string path, BuildId placeholder)
    {
        using SafeFileHandle file = Open(path);
        using var image = FileImage.Of(file);
        Span<byte> content = image.Content;
        byte[] old = Encoding.UTF8.GetBytes(placeholder.Text);
        List<int> places = Find(content, old);
        MachOFile? mach = MachOFile.Read(content);
        ContentHash contentHash = HashWithout(content, places, old.Length, mach);
        BuildId final = placeholder.WithContentId(contentHash.ToShortId());
        byte[] replacement = Encoding.UTF8.GetBytes(final.Text);
        foreach (int at in places)
        {
            replacement.CopyTo(content[at..]);
            RandomAccess.Write(file, replacement, at);
        }

        if (mach is { } parts && CodeSignature.TryRenew(content, parts))
            RandomAccess.Write(file, content[parts.Signature], parts.Signature.Start.Value);
        return new StampedFile(final, ContentHash.Of(content), content.Length, places.Count > 0);
    }

    private static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        }
        catch (FileNotFoundException)
        {
            throw new BuildFailure($"open {path}: no such file or directory");
        }
    }

    private static List<int> Find(ReadOnlySpan<byte> content, ReadOnlySpan<byte> id)
    {
        var places = new List<int>();
        for (int at = 0; content[at..].IndexOf(id) is var found && found >= 0; at += found + id.Length) places.Add(at + found);
        return places;
    }

    /// <summary>
    /// The hash with zeros at the places, in the system's own build ID and in the signature. The latter two are put back afterwards, the
    /// first are overwritten by the caller.
    /// </summary>
    private static ContentHash HashWithout(Span<byte> content, List<int> places, int length, MachOFile? mach)
    {
        foreach (int at in places) content.Slice(at, length).Clear();
        Span<byte> systemId = mach is { } parts ? content[parts.Uuid] : GnuBuildId(content);
        Span<byte> signature = mach is { } signed ? content[signed.Signature] : [];
        byte[] savedId = systemId.ToArray();
        byte[] savedSignature = signature.ToArray();
        systemId.Clear();
        signature.Clear();
        ContentHash hash = ContentHash.Of(content);
        savedId.CopyTo(systemId);
        savedSignature.CopyTo(signature);
        return hash;
    }

    /// <summary>
    /// The payload of the section .note.gnu.build-id of a 64- or 32-bit ELF file, behind its 16 bytes of heading; empty where there is
    /// none.
    /// </summary>
    private static Span<byte> GnuBuildId(Span<byte> file)
    {
        if (!file.StartsWith("\u007fELF"u8) || file.Length < 64) return [];
        bool wide = file[4] == 2;
        bool little = file[5] == 1;
        long table = wide ? Read64(file[40..], little) : Read32(file[32..], little);
        int at = wide ? 58 : 46;
        int entrySize = Read16(file[at..], little);
        int count = Read16(file[(at + 2)..], little);
        int namesIndex = Read16(file[(at + 4)..], little);
        if (table <= 0 || table + ((long)entrySize * count) > file.Length || namesIndex >= count) return [];
        (long namesAt, _) = Extent(file[(int)(table + ((long)namesIndex * entrySize))..], wide, little);
        for (int i = 0; i < count; i++)
        {
            Span<byte> section = file[(int)(table + ((long)i * entrySize))..];
            long name = namesAt + Read32(section, little);
            if (name >= file.Length || !file[(int)name..].StartsWith(".note.gnu.build-id\0"u8)) continue;
            (long start, long size) = Extent(section, wide, little);
            return size > 16 && start + size <= file.Length ? file.Slice((int)start + 16, (int)size - 16) : [];
        }

        return [];
    }

    private static (long Start, long Size) Extent(ReadOnlySpan<byte> section, bool wide, bool little) => wide
        ? (Read64(section[24..], little), Read64(section[32..], little))
        : (Read32(section[16..], little), Read32(section[20..], little));

    private static ushort Read16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Read32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static long Read64(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : BinaryPrimitives.ReadInt64BigEndian(bytes);
}
