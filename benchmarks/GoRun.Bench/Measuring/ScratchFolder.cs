namespace GoRun.Bench.Measuring;

/// <summary>A folder of its own for one benchmark run, gone at the end.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gorun-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
