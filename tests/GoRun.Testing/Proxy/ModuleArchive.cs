using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GoRun.Testing.Proxy;

/// <summary>One version of a module, as a proxy serves it.</summary>
/// <param name="Path">The module path, unescaped.</param>
/// <param name="Files">
/// The module's files in the order of the archive, and before them <c>.info</c> and <c>.mod</c>, which are the answers of the same
/// names. A name that begins with a slash goes into the zip as it stands, outside the module's folder.
/// </param>
public sealed partial record ModuleArchive(string Path, string Version, ImmutableArray<TextArchiveFile> Files)
{
    // A zip's bytes must not depend on the day on which it is made.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether the version names a commit by time and hash (golang.org/ref/mod, "Pseudo-versions").</summary>
    public bool IsPseudoVersion => IsPseudo(Version);

    private string Folder => $"{Path}@{Version}";

    /// <summary>As <see cref="IsPseudoVersion"/>, for any version.</summary>
    public static bool IsPseudo(string version) => PseudoVersion().IsMatch(version);

    /// <summary>The content of <c>.info</c> or <c>.mod</c>; null where the archive has none.</summary>
    public ReadOnlyMemory<byte>? Find(string name) => Files.FirstOrDefault(file => file.Name == name)?.Content;

    /// <summary>The start of the commit's hash: of a pseudo-version its last part, else what <c>.info</c> says; or empty.</summary>
    public string ShortHash()
    {
        if (IsPseudoVersion)
            return Version[(Version.LastIndexOf('-') + 1)..];
        if (Find(".info") is not { } info)
            return "";
        using var document = JsonDocument.Parse(info);
        return document.RootElement.TryGetProperty("Short", out JsonElement hash) ? hash.GetString() ?? "" : "";
    }

    public byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, ReadOnlyMemory<byte> content) in Files.Where(file => file.Name is not (".info" or ".mod" or ".zip")))
            {
                ZipArchiveEntry entry = zip.CreateEntry(name.StartsWith('/') ? name[1..] : $"{Folder}/{name}", LevelFor(content.Length));
                entry.LastWriteTime = Epoch;
                using Stream stream = entry.Open();
                stream.Write(content.Span);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>The two lines that go.sum has for this version.</summary>
    public string SumLines()
    {
        var files = Files.Where(file => !file.Name.StartsWith('.')).Select(file => ($"{Folder}/{file.Name}", file.Content));
        string goMod = DirectoryHash.Of([("go.mod", Find(".mod") ?? default)]);
        return SumLines(DirectoryHash.Of(files), goMod);
    }

    /// <summary>The same with sums that are none.</summary>
    public string WrongSumLines() => SumLines("h1:wrong", "h1:wrong");

    // What is that large is a program of a toolchain, and compressing it takes longer than sending it.
    private static CompressionLevel LevelFor(int length) => length > 1 << 20 ? CompressionLevel.NoCompression : CompressionLevel.Fastest;

    private string SumLines(string zip, string goMod) => $"{Path} {Version} {zip}\n{Path} {Version}/go.mod {goMod}\n";

    [GeneratedRegex(@"[-.]\d{14}-[0-9A-Za-z]+(\+incompatible)?$")]
    private static partial Regex PseudoVersion();
}
