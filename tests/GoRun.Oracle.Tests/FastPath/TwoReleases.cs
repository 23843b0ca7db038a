using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>A build cache with what nearly every program needs of the two newest releases.</summary>
public sealed class TwoReleases : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TwoReleases()
    {
        Cache = StandardPackages.Of(Toolchains.Newest).CopyTo(folder["gocache"]);
        StandardPackages.Least(ToolchainChanges.Earlier).CopyTo(Cache.Folder);
    }

    public BuildCache Cache { get; }

    public void Dispose() => folder.Dispose();
}
