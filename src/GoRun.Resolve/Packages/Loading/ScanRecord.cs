using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Packages.Headers;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>
/// How a scanned directory is kept: its path, its identity, what the listing showed, each file with its identity and hash, and what the files say. File names
/// are followed by a null byte, so that the kernel can be asked with them as they lie there.
/// </summary>
internal static class ScanRecord
{
    private const int IdentitySize = 40;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null where a text of it cannot be kept.</summary>
    public static byte[]? Encode(PackageDirectory directory, IReadOnlyList<ScannedFile> files, DirectoryScan scan)
    {
        var content = new MemoryStream();
        var writer = new BinaryWriter(content, StrictUtf8);
        try
        {
            writer.Write(directory.Path);
            Write(writer, directory.Identity!.Value);
            writer.Write(directory.HasGoFiles);
            writer.Write(directory.IsModuleRoot);
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            writer.Write7BitEncodedInt(files.Count);
            foreach (ScannedFile file in files)
            {
                numbers.Add(Paths.Child(directory.Path, file.Name), numbers.Count);
                Write(writer, file);
            }

            writer.Write(scan.Name);
            writer.Write(scan.ImportComment);
            writer.Write(scan.HasTestFiles);
            writer.Write(scan.Error is not null);
            Write(writer, scan.Imports, numbers);
            Write(writer, scan.TestImports, numbers);
            Write(writer, scan.EmbedPatterns, numbers);
            Write(writer, scan.DebugLines, numbers);
            Write(writer, scan.Cgo);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }

        return content.ToArray();
    }

    /// <summary>
    /// The directory as it was kept, where it and all files that were read are still what they were; else null.
    /// </summary>
    /// <param name="relied">Gets the directory's files that were read, by path.</param>
    public static PackageDirectory? Decode(
        ReadOnlySpan<byte> record, string path, in DirectoryProbe probe, List<(string Path, FileIdentity Identity, ContentHash? Hash)> relied)
    {
        var reader = new RecordReader(record);
        if (!reader.IsText(path) || Identity(ref reader) != probe.Identity) return null;
        bool hasGoFiles = reader.Flag();
        bool isModuleRoot = reader.Flag();
        int count = reader.Number();
        var lists = new FileLists();
        var names = new string[count];
        var paths = new string?[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> name = reader.Bytes(reader.Number());
            names[i] = Encoding.UTF8.GetString(name[..^1]);
            var kind = (FileKind)reader.Byte();
            if (kind != FileKind.None) lists.Add(kind, names[i]);
            int looked = reader.Byte();
            if (looked == 0) continue;
            FileIdentity identity = Identity(ref reader);
            if (probe.IdentityOf(name) != identity) return null;
            relied.Add((paths[i] = Paths.Child(path, names[i]), identity, looked == 2 ? new ContentHash(reader.Bytes(ContentHash.Size)) : null));
        }

        DirectoryScan scan = lists.ToScan() with
        {
            Name = reader.Text(),
            ImportComment = reader.Text(),
            HasTestFiles = reader.Flag(),
        };
        if (reader.Flag()) scan = scan with { Error = ScanError.NoGoFiles(path, scan.IgnoredGoFiles) };
        scan = scan with
        {
            Imports = Placed(ref reader, paths),
            TestImports = Placed(ref reader, paths),
            EmbedPatterns = Placed(ref reader, paths),
            DebugLines = Placed(ref reader, paths),
            Cgo = Cgo(ref reader),
        };
        return PackageDirectory.Remembered(path, hasGoFiles, isModuleRoot, scan);
    }

    /// <summary>A file's path, identity and hash. Null where the path cannot be kept.</summary>
    public static byte[]? EncodeContent(string path, FileIdentity identity, ContentHash hash)
    {
        var content = new MemoryStream();
        var writer = new BinaryWriter(content, StrictUtf8);
        try
        {
            writer.Write(path);
            Write(writer, identity);
            Write(writer, hash);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }

        return content.ToArray();
    }

    /// <summary>The hash of the file as it was kept, where it still has this identity; else null.</summary>
    public static ContentHash? DecodeContent(ReadOnlySpan<byte> record, string path, FileIdentity identity)
    {
        var reader = new RecordReader(record);
        return reader.IsText(path) && Identity(ref reader) == identity ? new ContentHash(reader.Bytes(ContentHash.Size)) : null;
    }

    private static void Write(BinaryWriter writer, ScannedFile file)
    {
        byte[] name = StrictUtf8.GetBytes(file.Name + "\0");
        writer.Write7BitEncodedInt(name.Length);
        writer.Write(name);
        writer.Write((byte)file.Kind);
        writer.Write((byte)(file.Identity is null ? 0 : file.Hash is null ? 1 : 2));
        if (file.Identity is not { } identity) return;
        Write(writer, identity);
        if (file.Hash is { } hash) Write(writer, hash);
    }

    private static void Write(BinaryWriter writer, ContentHash hash)
    {
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        hash.CopyTo(bytes);
        writer.Write(bytes);
    }

    private static void Write(BinaryWriter writer, FileIdentity identity)
    {
        writer.Write(identity.Size);
        writer.Write(identity.ModifiedNanoseconds);
        writer.Write(identity.Inode);
        writer.Write(identity.Device);
        writer.Write(identity.ChangedNanoseconds);
    }

    private static void Write(BinaryWriter writer, ImmutableArray<PlacedText> texts, Dictionary<string, int> files)
    {
        writer.Write7BitEncodedInt(texts.Length);
        foreach (PlacedText text in texts)
        {
            writer.Write(text.Text);
            writer.Write7BitEncodedInt(files[text.Position.File]);
            writer.Write7BitEncodedInt(text.Position.Place.Line);
            writer.Write7BitEncodedInt(text.Position.Place.Column);
        }
    }

    private static void Write(BinaryWriter writer, CgoDirectives cgo)
    {
        writer.Write(cgo != CgoDirectives.None);
        if (cgo == CgoDirectives.None) return;
        foreach (ImmutableArray<string> words in (ReadOnlySpan<ImmutableArray<string>>)
            [cgo.CFlags, cgo.CppFlags, cgo.CxxFlags, cgo.FFlags, cgo.LdFlags, cgo.PkgConfig])
        {
            writer.Write7BitEncodedInt(words.Length);
            foreach (string word in words) writer.Write(word);
        }
    }

    private static FileIdentity Identity(ref RecordReader reader)
    {
        ReadOnlySpan<byte> numbers = reader.Bytes(IdentitySize);
        return new FileIdentity(
            Size: BinaryPrimitives.ReadInt64LittleEndian(numbers),
            ModifiedNanoseconds: BinaryPrimitives.ReadInt64LittleEndian(numbers[8..]),
            Inode: BinaryPrimitives.ReadUInt64LittleEndian(numbers[16..]),
            Device: BinaryPrimitives.ReadUInt64LittleEndian(numbers[24..]),
            ChangedNanoseconds: BinaryPrimitives.ReadInt64LittleEndian(numbers[32..]));
    }

    private static ImmutableArray<PlacedText> Placed(ref RecordReader reader, string?[] paths)
    {
        int count = reader.Number();
        if (count == 0) return [];
        var texts = ImmutableArray.CreateBuilder<PlacedText>(count);
        for (int i = 0; i < count; i++)
            texts.Add(new PlacedText(reader.Text(), new SourcePosition(paths[reader.Number()]!, new LinePosition(reader.Number(), reader.Number()))));
        return texts.MoveToImmutable();
    }

    private static CgoDirectives Cgo(ref RecordReader reader) => !reader.Flag()
        ? CgoDirectives.None
        : new CgoDirectives
        {
            CFlags = Words(ref reader),
            CppFlags = Words(ref reader),
            CxxFlags = Words(ref reader),
            FFlags = Words(ref reader),
            LdFlags = Words(ref reader),
            PkgConfig = Words(ref reader),
        };

    private static ImmutableArray<string> Words(ref RecordReader reader)
    {
        var words = ImmutableArray.CreateBuilder<string>(reader.Number());
        while (words.Count < words.Capacity) words.Add(reader.Text());
        return words.MoveToImmutable();
    }
}
