using GoRun.Platform;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>
/// What earlier runs have read of package directories, so that of those that have not changed no file is opened. A directory is known again by its identity and
/// that of each file that was read; nothing is kept that has changed so shortly before that its identity may not tell the next change. Thread-safe.
/// </summary>
internal sealed class ScanMemory(SourceTree sources, ScanStore store)
{
    /// <summary>The directory, where it is still as it was read; else null.</summary>
    public PackageDirectory? Recall(string directory)
    {
        if (!sources.IsAsOnDisk(directory)) return null;
        ReadOnlySpan<byte> record = store.Find(ScanRecordKind.Directory, directory);
        if (record.IsEmpty || !DirectoryProbe.TryOpen(directory, out DirectoryProbe probe)) return null;
        using (probe)
        {
            var relied = new List<(string Path, FileIdentity Identity, ContentHash? Hash)>();
            if (ScanRecord.Decode(record, directory, probe, relied) is not { } remembered) return null;
            sources.RelyOnListing(directory, probe.Identity);
            foreach ((string path, FileIdentity identity, ContentHash? hash) in relied) sources.Rely(path, identity, hash);
            return remembered;
        }
    }

    /// <summary>Takes in what this run has made of a directory, as far as that is certain to show its next change.</summary>
    /// <param name="files">All that decide the scan.</param>
    public void Learn(PackageDirectory directory, IReadOnlyList<ScannedFile> files, DirectoryScan scan)
    {
        if (scan.Error is { Kind: not ScanErrorKind.NoGoFiles } || !IsCertain(directory, files)) return;
        if (ScanRecord.Encode(directory, files, scan) is { } record) store.Learn(ScanRecordKind.Directory, directory.Path, record);
    }

    private bool IsCertain(PackageDirectory directory, IReadOnlyList<ScannedFile> files)
    {
        if (directory.Identity is not { } identity || !sources.IsAsOnDisk(directory.Path) || !store.IsCertain(directory.Path, identity)) return false;
        foreach (DirectoryEntry entry in directory.Entries)
        {
            // What a link leads to does not show in the directory.
            if (entry.IsSymbolicLink || entry.Kind == EntryKind.Other) return false;
        }

        foreach (ScannedFile file in files)
        {
            if (file.Identity is { } read && !store.IsCertain(Paths.Child(directory.Path, file.Name), read)) return false;
        }

        return true;
    }
}
