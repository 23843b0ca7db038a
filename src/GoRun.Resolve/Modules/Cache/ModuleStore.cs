using System.IO.Compression;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Sums;

namespace GoRun.Resolve.Modules.Cache;

/// <summary>
/// Puts modules into GOMODCACHE, beside go commands and other gorun that do the same at the same time: one at a time per version, by the lock
/// <c>V.lock</c> (cmd/go/internal/modfetch, DownloadZip and unzip). What is there afterwards is whole and verified:
/// <list type="number">
/// <item>The zip file is written under a temporary name, compared with what go.sum or the checksum database know, and only then gets its
/// own name; <c>V.ziphash</c> is written just before.</item>
/// <item><c>V.partial</c> is there while the module's folder is not whole.</item>
/// </list>
/// </summary>
/// <param name="fetch">Writes a module's zip file to a stream.</param>
internal sealed class ModuleStore(ModuleContext context, ModuleCache cache, ISumVerifier sums, Action<ModuleVersion, Stream> fetch)
{
    /// <summary>Fetches and unpacks the module; returns its folder.</summary>
    /// <exception cref="ModuleFetchException">It is not to be had, or breaks the rules.</exception>
    public string Add(ModuleVersion module)
    {
        context.Tools.Prepare();
        cache.CheckRoot();
        try
        {
            AddZip(module);
            return Unpack(module);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ModuleFetchException(e.Message) { StandsAlone = true };
        }
    }

    private void AddZip(ModuleVersion module)
    {
        string zip = cache.FileOf(module, "zip");
        string sum = zip + "hash";
        if (File.Exists(zip) && File.Exists(sum)) return;
        context.Notices.Line(DownloadNotice.Of(module));
        using FileMutex held = Lock(module);

        // Another process may have been faster.
        if (File.Exists(zip) && File.Exists(sum)) return;
        RemoveLeftovers(zip);
        if (File.Exists(zip)) Verify(module, zip, sum);
        else FetchZip(module, zip, sum);
    }

    private void FetchZip(ModuleVersion module, string zip, string sum)
    {
        string temporary = $"{zip}{Random.Shared.Next(1_000_000_000)}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                fetch(module, file);
                file.Position = 0;
                CheckNames(module, file);
            }

            Verify(module, temporary, sum);
            AtomicFile.Rename(temporary, zip);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private void Verify(ModuleVersion module, string zip, string sumFile)
    {
        string sum = ModuleDirectoryHash.OfZip(zip);
        sums.Verify(module, sum);
        CacheFiles.WriteSum(sumFile, sum);
    }

    private static void CheckNames(ModuleVersion module, Stream file)
    {
        using ZipArchive zip = ZipContent.Open(file);
        string prefix = $"{module}/";
        if (zip.Entries.FirstOrDefault(e => !e.FullName.StartsWith(prefix, StringComparison.Ordinal)) is { } entry)
            throw new InvalidDataException($"zip for {module} has unexpected file {entry.FullName}");
    }

    private string Unpack(ModuleVersion module)
    {
        string directory = cache.DirectoryOf(module);
        string partial = cache.FileOf(module, "partial");
        using FileMutex held = Lock(module);
        if (cache.IsComplete(module)) return directory;
        RemoveOldFolders(directory);
        if (Directory.Exists(directory) && !DirectoryTree.Remove(directory)) throw new IOException($"unlinkat {directory}: permission denied");
        if (File.Exists(directory)) File.Delete(directory);
        DirectoryTree.Make(Parent(directory));
        OutputFile.Write(partial, []);
        try
        {
            ZipUnpacker.Unpack(module, cache.FileOf(module, "zip"), directory, context.Cancellation);
        }
        catch (Exception e)
        {
            if (DirectoryTree.Remove(directory)) File.Delete(partial);
            if (e is not (InvalidDataException or IOException or UnauthorizedAccessException)) throw;
            var problem = new ModuleFetchException($"unzip {cache.FileOf(module, "zip")}: {e.Message}") { StandsAlone = true };
            context.Notices.Line("-> " + problem.Message);
            throw problem;
        }

        File.Delete(partial);
        if (!context.Flags.WritableModuleCache) DirectoryTree.Protect(directory);
        return directory;
    }

    private FileMutex Lock(ModuleVersion module)
    {
        string path = cache.FileOf(module, "lock");
        DirectoryTree.Make(Parent(path));
        return FileMutex.Take(path, context.Cancellation);
    }

    /// <summary>What a process has left that was killed while it fetched; the lock says that it is no longer at work.</summary>
    private static void RemoveLeftovers(string zip)
    {
        string directory = Parent(zip);
        foreach (string path in Directory.EnumerateFiles(directory, zip[(directory.Length + 1)..] + "*.tmp")) File.Delete(path);
    }

    /// <summary>What go before 1.16 has left, which unpacked into folders with other names.</summary>
    private static void RemoveOldFolders(string directory)
    {
        string parent = Parent(directory);
        if (!Directory.Exists(parent)) return;
        foreach (string path in Directory.EnumerateDirectories(parent, directory[(parent.Length + 1)..] + ".tmp-*")) DirectoryTree.Remove(path);
    }

    private static string Parent(string path) => path[..path.LastIndexOf('/')];
}
