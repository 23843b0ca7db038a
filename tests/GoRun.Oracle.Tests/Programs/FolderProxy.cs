using System.IO.Compression;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Programs;

/// <summary>
/// A module proxy in a folder (<c>GOPROXY=file://...</c>) that serves modules made out of source trees. Module paths and versions
/// have no capital letters here, which a proxy would write in another way.
/// </summary>
internal sealed record FolderProxy(string Folder)
{
    // A zip's bytes must not depend on the day on which it is made.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Url => "file://" + Folder;

    /// <summary>Serves the files below a folder, its go.mod included, as one version of a module.</summary>
    public void Add(string module, string version, string sources)
    {
        AddGoMod(module, version, File.ReadAllText(Path.Combine(sources, "go.mod")));
        using ZipArchive zip = ZipFile.Open(PathOf(module, version + ".zip"), ZipArchiveMode.Create);
        foreach (string file in Directory.EnumerateFiles(sources, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // Modules hold regular files only.
            if (File.ResolveLinkTarget(file, returnFinalTarget: false) is not null)
                continue;
            ZipArchiveEntry entry = zip.CreateEntry($"{module}@{version}/{Path.GetRelativePath(sources, file)}", CompressionLevel.Fastest);
            entry.LastWriteTime = Epoch;
            using Stream content = entry.Open();
            content.Write(File.ReadAllBytes(file));
        }
    }

    /// <summary>Serves no more than the go.mod of a module, which is all that is read of one that no package is taken from.</summary>
    public void AddGoMod(string module, string version, string text)
    {
        string info = $"{{\"Version\":\"{version}\",\"Time\":\"2024-01-01T00:00:00Z\"}}";
        TextArchive.Write($"-- {version}.info --\n{info}\n-- {version}.mod --\n{text}", PathOf(module, ""));
    }

    private string PathOf(string module, string name) => Path.Combine(Folder, module, "@v", name);
}
