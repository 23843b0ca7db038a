using System.IO.Compression;
using GoRun.Platform.Hashing;

namespace GoRun.Resolve.Modules.Cache;

/// <summary>Reads zip files with the checks that Go's archive/zip makes and .NET's does not.</summary>
internal static class ZipContent
{
    /// <exception cref="InvalidDataException">It is no zip file.</exception>
    public static ZipArchive Open(Stream file)
    {
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            // Only now is the list of what is in it read.
            _ = zip.Entries.Count;
            return zip;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            throw new InvalidDataException("zip: not a valid zip file");
        }
    }

    /// <summary>Hands out the content of one file, piece by piece; never more than the zip file says there is.</summary>
    /// <exception cref="InvalidDataException">It is not as long as the zip file says, or another one.</exception>
    public static void Read(ZipArchiveEntry entry, byte[] buffer, Action<ReadOnlySpan<byte>> use)
    {
        var sum = new Crc32();
        long length = 0;
        try
        {
            using Stream content = entry.Open();
            while (content.Read(buffer, 0, buffer.Length) is var count and > 0)
            {
                length += count;
                if (length > entry.Length) break;
                sum.Add(buffer.AsSpan(0, count));
                use(buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException("zip: not a valid zip file");
        }

        if (length > entry.Length)
        {
            string what = $"uncompressed size of file {entry.FullName} is larger than declared size";
            throw new InvalidDataException($"{what} ({entry.Length} bytes)");
        }

        if (length < entry.Length) throw new InvalidDataException("unexpected EOF");
        if (sum.Value != entry.Crc32) throw new InvalidDataException("zip: checksum error");
    }
}
