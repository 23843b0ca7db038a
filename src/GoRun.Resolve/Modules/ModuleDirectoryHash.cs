using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Cache;

namespace GoRun.Resolve.Modules;

/// <summary>
/// The <c>h1:</c> sums of go.sum (golang.org/x/mod/sumdb/dirhash): SHA-256, in base64, over one line <c>hex sha256, two spaces, name</c>
/// for each file, in bytewise order of the names.
/// </summary>
internal static class ModuleDirectoryHash
{
    /// <summary>The sum of a go.mod file alone.</summary>
    public static string OfGoMod(ReadOnlySpan<byte> content)
    {
        return Finish(Encoding.ASCII.GetBytes($"{ContentHash.Of(content).ToHex()}  go.mod\n"));
    }

    /// <summary>The sum of a module's zip file.</summary>
    /// <exception cref="InvalidDataException">It is no zip file, or one that no module can have.</exception>
    public static string OfZip(string zipFile)
    {
        using FileStream file = File.OpenRead(zipFile);
        using ZipArchive zip = ZipContent.Open(file);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = new List<(byte[] Name, string Hash)>(zip.Entries.Count);
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (entry.FullName.Contains('\n', StringComparison.Ordinal))
                throw new InvalidDataException("dirhash: filenames with newlines are not supported");

            // A zip file can claim to hold what would take days to read.
            total += entry.Length;
            if (total > ModuleLimits.Zip || entry.Length < 0) throw new InvalidDataException(ModuleZip.TooLarge);
            ZipContent.Read(entry, buffer, hash.AppendData);
            lines.Add((Encoding.UTF8.GetBytes(entry.FullName), Convert.ToHexStringLower(hash.GetHashAndReset())));
        }

        lines.Sort(static (a, b) => a.Name.AsSpan().SequenceCompareTo(b.Name));
        using var list = new MemoryStream();
        foreach ((byte[] name, string fileHash) in lines)
        {
            list.Write(Encoding.ASCII.GetBytes(fileHash));
            list.Write("  "u8);
            list.Write(name);
            list.WriteByte((byte)'\n');
        }

        return Finish(list.ToArray());
    }

    private static string Finish(ReadOnlySpan<byte> list)
    {
        Span<byte> hash = stackalloc byte[ContentHash.Size];
        ContentHash.Of(list).CopyTo(hash);
        return "h1:" + Convert.ToBase64String(hash);
    }
}
