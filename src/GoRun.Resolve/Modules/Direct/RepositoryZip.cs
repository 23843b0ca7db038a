using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using GoRun.Resolve.Modules.Cache;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>
/// Makes a module's zip file of what git archives. A license at the repository's root goes into modules below that have none of their own.
/// The bytes are not those that go would write, but the files are: sums are taken of them alone.
/// </summary>
internal sealed class RepositoryZip(ModuleContext context, GitRepository repository)
{
    private const string License = "LICENSE";

    /// <summary>The earliest that zip files know: go writes none.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="ModuleFetchException">Git fails, or there are files that no module can have.</exception>
    public void Write(ModuleVersion module, ModuleFolder folder, Stream destination)
    {
        string archiveFile = $"{TemporaryFolder()}/go-codehost-{Environment.ProcessId}-{Random.Shared.Next():x}";
        context.Tools.Prepare();
        try
        {
            if (!repository.Archive(folder.Revision, folder.Folder, archiveFile)) throw new ModuleFetchException("file does not exist", notFound: true);
            if (new FileInfo(archiveFile).Length > ModuleLimits.Zip) throw new ModuleFetchException("downloaded zip file too large");
            using ZipArchive archive = ZipFile.OpenRead(archiveFile);
            WriteFiles(module, ModuleZipFiles.Choose(FilesOf(archive, folder), IsModern(folder)), destination);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ModuleFetchException(e.Message);
        }
        finally
        {
            File.Delete(archiveFile);
        }
    }

    private static void WriteFiles(ModuleVersion module, ImmutableArray<ModuleZipFile> files, Stream destination)
    {
        using var zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        foreach (ModuleZipFile file in files)
        {
            ZipArchiveEntry entry = zip.CreateEntry($"{module}/{file.Path}");
            entry.LastWriteTime = NoTime;
            using Stream from = file.Open();
            using Stream to = entry.Open();
            from.CopyTo(to);
        }
    }

    private List<ModuleZipFile> FilesOf(ZipArchive archive, ModuleFolder folder)
    {
        var files = new List<ModuleZipFile>();
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            // Git puts everything below the one folder that it was told.
            string path = entry.FullName[(entry.FullName.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (folder.Folder.Length > 0)
            {
                if (!path.StartsWith(folder.Folder + "/", StringComparison.Ordinal)) continue;
                path = path[(folder.Folder.Length + 1)..];
            }

            if (path.Length > 0 && path[^1] != '/') files.Add(new ModuleZipFile(path, entry.Length, !IsLink(entry), entry.Open));
        }

        bool lacksLicense = folder.Folder.Length > 0 && !files.Exists(f => f.Path == License);
        if (lacksLicense && repository.ReadFile(folder.Revision, License) is { } license)
            files.Add(new ModuleZipFile(License, license.Length, IsRegular: true, () => new MemoryStream(license)));
        return files;
    }

    private static bool IsLink(ZipArchiveEntry entry)
    {
        const int typeMask = 0xf000;
        const int link = 0xa000;
        return ((entry.ExternalAttributes >> 16) & typeMask) == link;
    }

    private static bool IsModern(ModuleFolder folder)
    {
        if (folder.GoMod is not { } goMod) return false;
        GoModReading reading = GoModReader.Read("go.mod", Encoding.UTF8.GetString(goMod), new GoModRules(Strict: false, KnowsIgnore: true));
        return reading.Errors.IsEmpty && GoVersion.Compare(reading.File.GoVersion ?? "", "1.24") >= 0;
    }

    private string TemporaryFolder() => context.Host.Variable("TMPDIR") is { Length: > 0 } chosen ? chosen : "/tmp";
}
