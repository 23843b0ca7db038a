using System.Buffers.Binary;
using GoRun.Platform;

namespace GoRun.Build.Compile;

/// <summary>
/// The ad-hoc code signature that Go's linker puts into a Mach-O file: hashes of its pages, signed by nobody. It is made again when the
/// build ID in the file has changed (cmd/internal/codesign).
/// </summary>
internal static class CodeSignature
{
    private const int PageSize = 1 << PageBits;
    private const int PageBits = 12;
    private const int BlobsLength = 20;
    private const int DirectoryLength = 88;
    private const int HashLength = ContentHash.Size;

    private static ReadOnlySpan<byte> Identifier => "a.out\0"u8;

    /// <summary>Signs the file anew. One that was not signed by Go's linker, which shows in the signature's size, is left as it is.</summary>
    /// <returns>Whether it was signed.</returns>
    public static bool TryRenew(Span<byte> file, MachOFile parts)
    {
        int limit = parts.Signature.Start.Value;
        int pages = (limit + PageSize - 1) / PageSize;
        int length = BlobsLength + DirectoryLength + Identifier.Length + (pages * HashLength);
        Span<byte> signature = file[parts.Signature];
        if (limit == 0 || signature.Length != length) return false;
        signature.Clear();
        WriteHeadings(signature, pages, limit, parts);
        Span<byte> rest = signature[(BlobsLength + DirectoryLength)..];
        Identifier.CopyTo(rest);
        for (int page = 0; page < pages; page++)
        {
            int start = page * PageSize;
            var hash = ContentHash.Of(file[start..Math.Min(start + PageSize, limit)]);
            hash.CopyTo(rest[(Identifier.Length + (page * HashLength))..]);
        }

        return true;
    }

    /// <summary>The blob that holds one blob, and the heading of that, the code directory; all big-endian.</summary>
    private static void WriteHeadings(Span<byte> signature, int pages, int limit, MachOFile parts)
    {
        const uint embeddedSignature = 0xfade0cc0;
        const uint codeDirectory = 0xfade0c02;
        const uint version = 0x20400;
        const uint adHocByLinker = 0x20002;
        const byte sha256 = 2;
        ReadOnlySpan<uint> blobs = [embeddedSignature, (uint)signature.Length, 1, 0, BlobsLength];
        Put(signature, blobs);
        Span<byte> directory = signature[BlobsLength..];
        uint hashesAt = DirectoryLength + (uint)Identifier.Length;
        Put(directory, [codeDirectory, (uint)directory.Length, version, adHocByLinker, hashesAt, DirectoryLength, 0, (uint)pages, (uint)limit]);
        directory[36] = HashLength;
        directory[37] = sha256;
        directory[39] = PageBits;
        int textStart = parts.Text.Start.Value;
        BinaryPrimitives.WriteUInt64BigEndian(directory[64..], (ulong)textStart);
        BinaryPrimitives.WriteUInt64BigEndian(directory[72..], (ulong)(parts.Text.End.Value - textStart));
        BinaryPrimitives.WriteUInt64BigEndian(directory[80..], parts.IsExecutable ? 1UL : 0);
    }

    private static void Put(Span<byte> destination, ReadOnlySpan<uint> numbers)
    {
        for (int i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(destination[(i * 4)..], numbers[i]);
    }
}
