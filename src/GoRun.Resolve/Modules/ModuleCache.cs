using System.Text;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules;

/// <summary>
/// GOMODCACHE: its layout, and what is in it (go.dev/ref/mod#module-cache):
/// <code>
/// golang.org/x/text@v0.3.0/                        the module's files
/// cache/download/golang.org/x/text/@v/
///     v0.3.0.mod                                   its go.mod file, made up where it has none
///     v0.3.0.zip  v0.3.0.ziphash                   what was downloaded, and its h1: sum
///     v0.3.0.partial                               only while the files are being unpacked
/// </code>
/// Capital letters are spelled with <c>!</c> (see <see cref="ModulePaths.Escape"/>).
/// </summary>
internal sealed class ModuleCache(ModuleContext context)
{
    private readonly string _root = context.Env.Gomodcache;

    private FileView Files => context.Host.Files;

    /// <summary>Where the module's files are, or would be.</summary>
    public string DirectoryOf(ModuleVersion module) => $"{_root}/{ModulePaths.Escape(module.Path)}@{ModulePaths.Escape(module.Version)}";

    /// <summary>Path of a file of the download cache.</summary>
    /// <param name="suffix"><c>mod</c>, <c>zip</c>, <c>ziphash</c>, <c>partial</c>.</param>
    public string FileOf(ModuleVersion module, string suffix) =>
        $"{_root}/cache/download/{ModulePaths.Escape(module.Path)}/@v/{ModulePaths.Escape(module.Version)}.{suffix}";

    /// <summary>The content of the module's go.mod file; null where it is not in the cache.</summary>
    public byte[]? ReadGoMod(ModuleVersion module)
    {
        byte[]? content = ReadOrNull(FileOf(module, "mod"));

        // Go 1.11 betas made up go.mod files from other tools' lock files; those are not to be used.
        return content is not null && content.AsSpan().StartsWith("//vgo 0.0."u8) ? null : content;
    }

    /// <summary>Whether all of the module's files are there.</summary>
    public bool IsComplete(ModuleVersion module) =>
        Files.DirectoryExists(DirectoryOf(module)) && !Files.FileExists(FileOf(module, "partial")) && Files.FileExists(FileOf(module, "ziphash"));

    /// <summary>
    /// The <c>h1:</c> sum of the module's zip file, as recorded when it was downloaded; taken anew from the zip where the record is
    /// damaged. Null where there is neither.
    /// </summary>
    public string? ZipHash(ModuleVersion module)
    {
        string recorded = ReadOrNull(FileOf(module, "ziphash")) is { } bytes ? Encoding.UTF8.GetString(bytes).Trim() : "";
        if (IsSum(recorded)) return recorded;
        string zip = FileOf(module, "zip");
        return Files.IdentityOf(zip) is not null ? ModuleDirectoryHash.OfZip(zip) : null;
    }

    /// <summary>Where all that is known of the module's versions is.</summary>
    public string VersionsDirectory(string modulePath) => $"{_root}/cache/download/{ModulePaths.Escape(modulePath)}/@v";

    /// <summary>A file of the download cache; null where there is none.</summary>
    /// <param name="suffix"><c>info</c>, <c>mod</c> ...</param>
    public byte[]? Read(ModuleVersion module, string suffix) => ReadOrNull(FileOf(module, suffix));

    /// <summary>The go.mod file of a module that is there, made up where it has none; null where there is neither that nor its own.</summary>
    public byte[]? ReadOwnGoMod(ModuleVersion module) => ReadGoMod(module) ?? ReadOrNull(DirectoryOf(module) + "/go.mod");

    /// <summary>Makes the cache's folder where it is not there; to be called before something is written.</summary>
    /// <exception cref="GoError">There can be no module cache.</exception>
    public void CheckRoot()
    {
        if (_root.Length == 0) throw new GoError("go: module cache not found: neither GOMODCACHE nor GOPATH is set");
        if (!_root.StartsWith('/'))
            throw new GoError($"go: GOMODCACHE entry is relative; must be absolute path: {GoQuoting.Quote(_root)}.\n");
        if (Directory.Exists(_root)) return;
        if (File.Exists(_root)) throw new GoError($"go: could not create module cache: {GoQuoting.Quote(_root)} is not a directory");
        try
        {
            DirectoryTree.Make(_root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GoError($"go: could not create module cache: {e.Message}");
        }
    }

    /// <summary>Whether the disk takes no changes at all: then nobody expects them of gorun.</summary>
    public static bool IsReadOnly(Exception problem) => problem is IOException { HResult: 30 };

    /// <summary>It has a hash function's name and 32 bytes in base64.</summary>
    private static bool IsSum(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        Span<byte> hash = stackalloc byte[33];
        return colon > 0 && Convert.TryFromBase64String(text[(colon + 1)..], hash, out int length) && length == 32;
    }

    private byte[]? ReadOrNull(string file) => Files.TryRead(file);
}
