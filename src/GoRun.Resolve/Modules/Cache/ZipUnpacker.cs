using System.IO.Compression;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Cache;

/// <summary>Unpacks a module's zip file: read-only files, nothing executable, no links (golang.org/x/mod/zip, Unzip).</summary>
internal static class ZipUnpacker
{
    private const UnixFileMode ReadByAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <param name="directory">Not there, or empty.</param>
    /// <exception cref="InvalidDataException">The zip file is damaged or breaks a rule; part of it may have been unpacked.</exception>
    /// <exception cref="IOException">As the disk has it (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static void Unpack(ModuleVersion module, string zipFile, string directory, CancellationToken cancellation)
    {
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
            throw new InvalidDataException($"target directory {directory} exists and is not empty");
        using FileStream file = File.OpenRead(zipFile);
        using ZipArchive zip = ZipContent.Open(file);
        ModuleZip.Check(module, zip, file.Length);
        DirectoryTree.Make(directory);
        int prefix = module.ToString().Length + 1;
        string made = directory;
        byte[] buffer = new byte[1 << 16];
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.FullName.Length == prefix || ModuleZip.IsDirectory(entry)) continue;
            string path = $"{directory}/{entry.FullName.AsSpan(prefix)}";
            string folder = path[..path.LastIndexOf('/')];
            if (folder != made) DirectoryTree.Make(made = folder);
            using OutputFile output = OutputFile.Open(path, FileMode.CreateNew, ReadByAll);
            ZipContent.Read(entry, buffer, bytes => output.Write(bytes));
        }
    }
}
