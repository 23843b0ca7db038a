using System.Diagnostics;

namespace GoRun.Build.Tests.Support;

/// <summary>
/// Caches in which the real go has built what nearly every program needs (without cgo), one for each release and made once, for tests that
/// are about something else than the standard library. Tests add entries of their own modules, which lie in folders with names of their
/// own.
/// </summary>
public sealed class WarmCaches : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Lock _lock = new();

    /// <summary>The cache of this release.</summary>
    public string For(string goroot)
    {
        lock (_lock)
        {
            string cache = _folder.At(Path.GetFileName(goroot));
            if (!Directory.Exists(cache)) Fill(goroot, cache);
            return cache;
        }
    }

    public void Dispose() => _folder.Dispose();

    private void Fill(string goroot, string cache)
    {
        var start = new ProcessStartInfo(goroot + "/bin/go", ["build", "fmt", "runtime"]) { WorkingDirectory = _folder.Path };
        start.Environment.Clear();
        foreach ((string name, string value) in ((string, string)[])
        [
            ("PATH", "/usr/bin:/bin"), ("HOME", _folder.Path), ("GOENV", "off"), ("GOROOT", goroot), ("GOCACHE", cache), ("GOPATH", _folder.At("gopath")),
            ("GOTOOLCHAIN", "local"), ("GOPROXY", "off"), ("GOTELEMETRY", "off"), ("CGO_ENABLED", "0"),
        ])
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}

/// <summary>The tests that share <see cref="WarmCaches"/>.</summary>
[CollectionDefinition(Name)]
public sealed class WarmCachesGroup : ICollectionFixture<WarmCaches>
{
    public const string Name = "warm caches";
}
