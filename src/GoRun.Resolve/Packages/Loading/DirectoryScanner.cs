using System.Collections.Concurrent;
using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>
/// Reads the source files of a directory, as go/build does. A file whose name already keeps it out is not opened; test files
/// are opened only on demand, and none at all in a directory that is remembered. Thread-safe.
/// </summary>
/// <param name="remembers">What the directories remember was scanned with these settings.</param>
internal sealed class DirectoryScanner(SourceTree sources, PackageDirectories directories, ScanSettings settings, bool remembers = true)
{
    // Buffers for files, each used by one scan at a time.
    private readonly ConcurrentBag<byte[]> _buffers = [];

    public SourceTree Sources => sources;

    public ScanSettings Settings => settings;

    /// <summary>One that looks at test files too.</summary>
    public DirectoryScanner WithTests() =>
        settings.IncludesTests ? this : new DirectoryScanner(sources, directories, settings with { IncludesTests = true }, remembers: false);

    /// <summary>Whether there is such a directory.</summary>
    /// <exception cref="IOException">It may not be listed (also <see cref="UnauthorizedAccessException"/>).</exception>
    public bool Exists(string directory) => directories.Open(directory) is not null;

    /// <summary>Scans a package directory; one that there is not has no files.</summary>
    /// <exception cref="IOException">It may not be listed (also <see cref="UnauthorizedAccessException"/>).</exception>
    public DirectoryScan Scan(string directory)
    {
        if (directories.Open(directory) is not { } opened) return Scan(directory, []).Finish();
        if (!remembers) return Scan(directory, opened.Scan is null ? opened.Entries : sources.List(directory) ?? []).Finish();
        if (opened.Scan is { } known) return known;
        ScanInProgress progress = Scan(directory, opened.Entries);
        DirectoryScan scan = progress.Finish();
        if (progress.AllRead) directories.Memory?.Learn(opened, progress.Files, scan);
        return scan;
    }

    /// <summary>Scans the named files of a directory, in the order given; constraints keep none of them out.</summary>
    public DirectoryScan ScanFiles(string directory, ImmutableArray<string> names)
    {
        var scan = new ScanInProgress(this, directory, false, TakeBuffer());
        foreach (string name in names) scan.File(name);
        _buffers.Add(scan.Buffer);
        return scan.Finish();
    }

    /// <param name="entries">In bytewise order.</param>
    private ScanInProgress Scan(string directory, ImmutableArray<DirectoryEntry> entries)
    {
        var scan = new ScanInProgress(this, directory, true, TakeBuffer());
        bool sawTests = false;
        foreach (DirectoryEntry entry in entries)
        {
            if (entry.Kind == EntryKind.Directory) continue;
            bool test = entry.Name.EndsWith("_test.go", StringComparison.Ordinal);
            sawTests |= test;
            if (!test || settings.IncludesTests || !settings.Tags.AllowFileName(entry.Name)) scan.File(entry.Name);
        }

        // Without another Go file the test files decide whether there is a package at all.
        if (sawTests && !settings.IncludesTests && scan.IsEmpty)
        {
            foreach (DirectoryEntry entry in entries)
            {
                bool test = entry.Kind != EntryKind.Directory && entry.Name.EndsWith("_test.go", StringComparison.Ordinal);
                if (test && settings.Tags.AllowFileName(entry.Name)) scan.File(entry.Name);
            }
        }

        _buffers.Add(scan.Buffer);
        return scan;
    }

    // Larger than nearly all source files.
    private byte[] TakeBuffer() => _buffers.TryTake(out byte[]? buffer) ? buffer : GC.AllocateUninitializedArray<byte>(256 << 10);
}
