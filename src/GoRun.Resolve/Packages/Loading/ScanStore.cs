using System.Collections.Concurrent;
using System.Text;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>
/// Where what is read of sources is kept for later runs: records by path, in files below <c>scans</c>, one for GOROOT and one for each main module, by settings.
/// Thread-safe.
/// </summary>
internal sealed class ScanStore
{
    private const int LargestFile = 32 << 20;

    private readonly Certainty _certainty;
    private readonly string _folder;
    private readonly string _goroot;
    private readonly Lazy<KeyedRecordFile> _standard;
    private readonly Lazy<KeyedRecordFile> _own;
    private readonly ConcurrentQueue<(string Path, ulong Key, byte[] Record)> _learned = new();

    private ScanStore(DateTimeOffset started, string folder, string goroot, string group, ContentHash settings)
    {
        _certainty = new Certainty(started);
        _folder = folder;
        _goroot = goroot + "/";
        _standard = new Lazy<KeyedRecordFile>(() => Open("std " + goroot, settings));
        _own = new Lazy<KeyedRecordFile>(() => Open("own " + group, settings));
    }

    /// <summary>Null where the user has no folder for such files.</summary>
    /// <param name="now">No file has been looked at before.</param>
    public static ScanStore? Of(GoEnv env, ScanSettings settings, DateTimeOffset now)
    {
        string group = env.Gowork.Length > 0 ? env.Gowork : env.Gomod.Length > 0 ? env.Gomod : env["GOPATH"];
        return OwnFiles.Path(env, ScanFolder.Name) is { } folder ? new ScanStore(now, folder, env.Goroot, group, settings.Hash()) : null;
    }

    /// <summary>What was kept; empty where nothing was.</summary>
    public ReadOnlySpan<byte> Find(ScanRecordKind kind, string path) => FileOf(path).Find(KeyOf(kind, path));

    /// <summary>Whether every change from now on will show in the identity, which was taken before the file was read.</summary>
    public bool IsCertain(string path, FileIdentity identity) => _certainty.Of(path, identity);

    /// <summary>Takes in what is to be kept.</summary>
    public void Learn(ScanRecordKind kind, string path, byte[] record) => _learned.Enqueue((path, KeyOf(kind, path), record));

    /// <summary>Keeps what was taken in.</summary>
    public void Save()
    {
        if (_learned.IsEmpty) return;
        try
        {
            Directory.CreateDirectory(_folder);
            foreach (IGrouping<KeyedRecordFile, (string Path, ulong Key, byte[] Record)> group in _learned.GroupBy(l => FileOf(l.Path)))
                group.Key.Add([.. group.Select(l => (l.Key, l.Record))], LargestFile);
            ScanFolder.Trim(_folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The next run reads again. The last of the three is what .NET makes of a limit on the size of files.
        }
    }

    private KeyedRecordFile FileOf(string path) => (path.StartsWith(_goroot, StringComparison.Ordinal) ? _standard : _own).Value;

    private KeyedRecordFile Open(string group, ContentHash settings)
    {
        byte[] header = new byte[16 + ContentHash.Size];
        "gorun scans 1\n"u8.CopyTo(header);
        settings.CopyTo(header.AsSpan(16));
        ContentHash.Of([.. header, .. Encoding.UTF8.GetBytes(group)]).CopyTo(header.AsSpan(16));
        return KeyedRecordFile.Open(Path.Join(_folder, ContentHash.Of(header).ToShortId()), header);
    }

    // FNV-1a, over the characters.
    private static ulong KeyOf(ScanRecordKind kind, string path)
    {
        ulong hash = 14695981039346656037 ^ (ulong)kind;
        foreach (char c in path) hash = (hash ^ c) * 1099511628211;
        return hash;
    }
}

/// <summary>What is kept of a path.</summary>
internal enum ScanRecordKind
{
    /// <summary>The scan of a directory.</summary>
    Directory,

    /// <summary>The hash of a file.</summary>
    Content,
}
