using GoRun.Testing;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>All from nothing: the standard library out of an empty cache, once for each release compared.</summary>
public sealed class WholeBuildTests
{
    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Standard_library_compiled_into_an_empty_cache_is_that_of_go_build(string version)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, "");
        sandbox.GoRun(["build", .. StandardPackages.Roots]).Succeeded();

        var nothing = new BuildCache(sandbox.In("nothing"));
        var expected = StandardPackages.Of(sandbox.Toolchain).EntriesSince(nothing);
        var actual = new BuildCache(sandbox.Environment["GOCACHE"]).EntriesSince(nothing);
        BuildCache.AssertSameEntries(expected, actual);
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Temporary));
    }
}
