using System.Collections.Concurrent;
using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Packages.Constraints;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>
/// Reads the source files of a directory, as go/build does. A file whose name already keeps it out is not opened; test files
/// are opened only on demand. Thread-safe.
/// </summary>
/// <param name="refusesUnusualImports">See <see cref="Headers.GoFileHeader.UnusualImport"/>.</param>
/// <param name="readsImportComments">As in GOPATH mode.</param>
/// <param name="includeTests">Look at test files too, as go does: for their errors, and for the list of ignored files.</param>
internal sealed class DirectoryScanner(
    SourceTree sources, BuildTags tags, bool cgoEnabled, bool includeTests, bool refusesUnusualImports, bool readsImportComments)
{
    // Buffers for files, each used by one scan at a time.
    private readonly ConcurrentBag<byte[]> _buffers = [];

    public SourceTree Sources => sources;

    public BuildTags Tags => tags;

    public bool CgoEnabled => cgoEnabled;

    public bool RefusesUnusualImports => refusesUnusualImports;

    public bool ReadsImportComments => readsImportComments;

    /// <summary>One that looks at test files too.</summary>
    public DirectoryScanner WithTests() =>
        includeTests ? this : new DirectoryScanner(sources, tags, cgoEnabled, true, refusesUnusualImports, readsImportComments);

    /// <summary>Scans a package directory.</summary>
    /// <param name="entries">Its entries, in bytewise order.</param>
    public DirectoryScan Scan(string directory, ImmutableArray<DirectoryEntry> entries)
    {
        var scan = new ScanInProgress(this, directory, true, TakeBuffer());
        bool sawTests = false;
        foreach (DirectoryEntry entry in entries)
        {
            if (entry.Kind == EntryKind.Directory) continue;
            bool test = entry.Name.EndsWith("_test.go", StringComparison.Ordinal);
            sawTests |= test;
            if (!test || includeTests || !tags.AllowFileName(entry.Name)) scan.File(entry.Name);
        }

        // Without another Go file the test files decide whether there is a package at all.
        if (sawTests && !includeTests && scan.IsEmpty)
        {
            foreach (DirectoryEntry entry in entries)
            {
                bool test = entry.Kind != EntryKind.Directory && entry.Name.EndsWith("_test.go", StringComparison.Ordinal);
                if (test && tags.AllowFileName(entry.Name)) scan.File(entry.Name);
            }
        }

        return Finish(scan);
    }

    /// <summary>Scans the named files of a directory, in the order given; constraints keep none of them out.</summary>
    public DirectoryScan ScanFiles(string directory, ImmutableArray<string> names)
    {
        var scan = new ScanInProgress(this, directory, false, TakeBuffer());
        foreach (string name in names) scan.File(name);
        return Finish(scan);
    }

    // Larger than nearly all source files.
    private byte[] TakeBuffer() => _buffers.TryTake(out byte[]? buffer) ? buffer : GC.AllocateUninitializedArray<byte>(256 << 10);

    private DirectoryScan Finish(ScanInProgress scan)
    {
        _buffers.Add(scan.Buffer);
        return scan.Finish();
    }
}
