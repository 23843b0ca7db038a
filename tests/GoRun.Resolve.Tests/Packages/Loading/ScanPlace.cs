using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Packages.Constraints;
using GoRun.Resolve.Packages.Loading;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Packages.Loading;

/// <summary>A package directory, and runs one after the other that scan it with what the ones before have kept.</summary>
internal sealed class ScanPlace : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ScanPlace()
    {
        Directory.CreateDirectory(Package);
    }

    public string Package => _folder["m/p"];

    /// <summary>Where the runs keep what they learn.</summary>
    public string Kept => _folder["cache/gorun/scans"];

    public ImmutableDictionary<string, string> Overlay { get; set; } = ImmutableDictionary<string, string>.Empty;

    public BuildTags Tags { get; set; } = TestTags.Of();

    public bool CgoEnabled { get; set; } = true;

    /// <summary>What the clock shows when a run begins. All that a test has written is old by then.</summary>
    public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow + TimeSpan.FromHours(1);

    public string this[string name] => Package + "/" + name;

    /// <summary>Writes a file so that its identity shows it, which needs the clock of the file system to go on.</summary>
    public void Write(string name, string content) => Change(name, () => File.WriteAllText(this[name], content));

    /// <summary>Does something that changes a file, or the directory where the name is empty, again and again until that shows.</summary>
    public void Change(string name, Action action)
    {
        string path = name.Length == 0 ? Package : this[name];
        FileIdentity? before = FileIdentity.Of(path);
        do action();
        while (FileIdentity.Of(path) == before);
    }

    /// <summary>What a run remembers of the directory; null where it would read anew.</summary>
    public DirectoryScan? Recall() => new ScanMemory(new SourceTree(Overlay, new FileView()), Store()).Recall(Package)?.Scan;

    /// <summary>One run.</summary>
    public DirectoryScan Scan() => Scan(out _);

    public DirectoryScan Scan(out SourceTree sources)
    {
        sources = new SourceTree(Overlay, new FileView());
        ScanStore store = Store();
        DirectoryScan scan = new DirectoryScanner(sources, new PackageDirectories(sources, new ScanMemory(sources, store)), Settings).Scan(Package);
        store.Save();
        return scan;
    }

    /// <summary>The hash of a file that no scan reads, as one run has it.</summary>
    /// <param name="read">Whether the file was read for it; only where it is certain to show its next change.</param>
    public ContentHash? HashOf(string name, out bool read)
    {
        var log = new InputLog(Now);
        var sources = new SourceTree(Overlay, new FileView(log));
        ScanStore store = Store();
        new ContentMemory(sources, store).Provide(this[name]);
        store.Save();
        read = !log.Inputs.Any(i => i.Key == this[name] && i.Value.Hash is not null);
        return sources.HashOf(this[name]);
    }

    /// <summary>What a run without any memory finds.</summary>
    public DirectoryScan ScanAnew()
    {
        var sources = new SourceTree(Overlay, new FileView());
        return new DirectoryScanner(sources, new PackageDirectories(sources, memory: null), Settings).Scan(Package);
    }

    public void Dispose() => _folder.Dispose();

    private ScanSettings Settings => new(Tags, CgoEnabled, IncludesTests: false, RefusesUnusualImports: true, ReadsImportComments: false);

    private ScanStore Store()
    {
        var env = new GoEnv
        {
            Values = new Dictionary<string, string> { ["GOROOT"] = "/goroot", ["GOMOD"] = _folder["m/go.mod"] }.ToImmutableDictionary(StringComparer.Ordinal),
            ProcessEnvironment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = _folder["cache"] }.ToImmutableDictionary(StringComparer.Ordinal),
            ToolTags = [],
            CanonicalExperiment = "",
            Release = new GoRelease(1, 25, 0),
            ArchVariable = ("GOAMD64", "v1"),
        };
        return ScanStore.Of(env, Settings, Now)!;
    }
}
