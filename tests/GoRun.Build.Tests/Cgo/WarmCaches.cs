using GoRun.Build.Tests.Support;

namespace GoRun.Build.Tests.Cgo;

/// <summary>For each release a cache with what every package with cgo needs of the standard library, made once by the real go for a whole class of tests.</summary>
public sealed class WarmCaches : IDisposable
{
    private readonly Dictionary<string, BuildBench> _benches = new(StringComparer.Ordinal);

    /// <summary>Gives the bench a copy of its own under this name.</summary>
    internal void CopyTo(BuildBench bench, string goroot, string name)
    {
        string source = CacheOf(goroot);
        foreach (string directory in Directory.GetDirectories(source))
        {
            string target = Directory.CreateDirectory(Path.Combine(bench.Cache(name), Path.GetFileName(directory))).FullName;
            foreach (string file in Directory.GetFiles(directory)) File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }

    public void Dispose()
    {
        foreach (BuildBench bench in _benches.Values) bench.Dispose();
    }

    private string CacheOf(string goroot)
    {
        if (!_benches.TryGetValue(goroot, out BuildBench? bench))
        {
            bench = new BuildBench(goroot, ("CGO_ENABLED", "1"));
            _benches.Add(goroot, bench);
            bench.Write("go.mod", "module m\n\ngo 1.24\n");
            (int status, _, string error) = bench.Go("warm", "build", "runtime/cgo", "fmt");
            Assert.True(status == 0, error);
        }

        return bench.Cache("warm");
    }
}
