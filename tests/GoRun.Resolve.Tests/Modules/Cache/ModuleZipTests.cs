using System.IO.Compression;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Cache;

namespace GoRun.Resolve.Tests.Modules.Cache;

/// <summary>The rules for module zips; the words are those of golang.org/x/mod/zip.</summary>
public sealed class ModuleZipTests : IDisposable
{
    private const string Prefix = "example.com/m@v1.0.0/";

    private static readonly ModuleVersion Module = new("example.com/m", "v1.0.0");

    private readonly string _folder = Directory.CreateTempSubdirectory("gorun-zip-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("../x", "malformed file path \"../x\": invalid path element \"..\"")]
    [InlineData("a/../x", "file path is not clean")]
    [InlineData("./x", "file path is not clean")]
    [InlineData("/etc/x", "malformed file path \"/etc/x\": empty path element")]
    [InlineData("a//x", "file path is not clean")]
    [InlineData("a:b", "malformed file path \"a:b\": invalid char ':'")]
    [InlineData("con.txt", "malformed file path \"con.txt\": \"con\" disallowed as path element component on Windows")]
    [InlineData("M.go", "case-insensitive file name collision: \"m.go\" and \"M.go\"")]
    [InlineData("m.go/x", "entry \"m.go\" is both a file and a directory")]
    [InlineData("m.go", "multiple entries for file \"m.go\"")]
    [InlineData("sub/go.mod", "go.mod file not in module root directory")]
    [InlineData("sub/GO.MOD", "go.mod file not in module root directory")]
    [InlineData("GO.mod", "go.mod files must have lowercase names")]
    public void A_name_that_no_module_may_have_is_refused(string name, string problem)
    {
        string zip = Zip(z => Add(z, "m.go", "package m\n"), z => Add(z, name, "x"));
        Assert.Equal($"{Prefix}{name}: {problem}", Refusal(zip));
        Assert.False(Directory.Exists(_folder + "/out"));
    }

    [Fact]
    public void A_name_outside_of_the_module_is_refused() => Assert.Equal(
        "other/x: path does not have prefix \"example.com/m@v1.0.0/\"",
        Refusal(Zip(z => z.CreateEntry("other/x"))));

    [Theory]
    [InlineData("go.mod")]
    [InlineData("LICENSE")]
    public void Some_files_may_not_be_large(string name) => Assert.Equal(
        $"{Prefix}{name}: {name} file too large (max size is 16777216 bytes)",
        Refusal(Zip(z => Add(z, name, new string('x', (16 << 20) + 1)))));

    [Fact]
    public void A_bomb_is_stopped_by_what_it_says()
    {
        string zip = Patch(Zip(z => Add(z, "a", "x")), sizeInDirectory: 501 << 20);
        Assert.Equal("total uncompressed size of module contents too large (max size is 524288000 bytes)", Refusal(zip));
        Assert.Equal(
            "total uncompressed size of module contents too large (max size is 524288000 bytes)",
            Assert.Throws<InvalidDataException>(() => ModuleDirectoryHash.OfZip(zip)).Message);
    }

    [Fact]
    public void A_bomb_is_stopped_by_what_it_holds()
    {
        string zip = Patch(Zip(z => Add(z, "a", new string('x', 1 << 20))), sizeInDirectory: 10);
        Refusal(zip);
        Assert.True(new FileInfo(_folder + "/out/a").Length <= 10);
    }

    [Fact]
    public void Files_are_read_only_and_what_is_damaged_is_refused()
    {
        string zip = Zip(z => Add(z, "a", "x"), z => z.CreateEntry(Prefix), z => z.CreateEntry(Prefix + "empty/"), z => Add(z, "b/c", "y"));
        ZipUnpacker.Unpack(Module, zip, _folder + "/good", CancellationToken.None);
        Assert.Equal("x", File.ReadAllText(_folder + "/good/a"));
        Assert.Equal("y", File.ReadAllText(_folder + "/good/b/c"));
        Assert.False(Directory.Exists(_folder + "/good/empty"));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            File.GetUnixFileMode(_folder + "/good/a"));
        byte[] bytes = File.ReadAllBytes(zip);
        File.WriteAllBytes(zip, bytes[..^10]);
        Assert.Equal("zip: not a valid zip file", Refusal(zip));
    }

    [Fact]
    public void Another_content_than_the_checksum_says_is_refused()
    {
        string zip = Zip(z =>
        {
            using Stream content = z.CreateEntry(Prefix + "a", CompressionLevel.NoCompression).Open();
            content.Write("content"u8);
        });
        byte[] bytes = File.ReadAllBytes(zip);
        bytes[bytes.AsSpan().IndexOf("content"u8)] = (byte)'C';
        File.WriteAllBytes(zip, bytes);
        Assert.Equal("zip: checksum error", Refusal(zip));
    }

    private string Refusal(string zip) =>
        Assert.Throws<InvalidDataException>(() => ZipUnpacker.Unpack(Module, zip, _folder + "/out", CancellationToken.None)).Message;

    private string Zip(params IEnumerable<Action<ZipArchive>> parts)
    {
        string path = _folder + "/m.zip";
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (Action<ZipArchive> part in parts) part(zip);
        return path;
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(Prefix + name).Open());
        writer.Write(content);
    }

    /// <summary>Makes the list at the zip file's end tell another size for its only file.</summary>
    private static string Patch(string zip, int sizeInDirectory)
    {
        byte[] bytes = File.ReadAllBytes(zip);
        int entry = bytes.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(entry + 24), sizeInDirectory);
        File.WriteAllBytes(zip, bytes);
        return zip;
    }
}
