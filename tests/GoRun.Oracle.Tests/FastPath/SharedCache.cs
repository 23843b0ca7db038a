using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>A build cache for the tests of one class, with the standard library's packages.</summary>
public sealed class SharedCache : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SharedCache() => Cache = StandardPackages.Of(Toolchains.Newest).CopyTo(folder["gocache"]);

    public BuildCache Cache { get; }

    public void Dispose() => folder.Dispose();
}
