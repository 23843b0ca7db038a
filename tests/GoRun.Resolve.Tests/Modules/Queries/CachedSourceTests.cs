using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Queries;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules.Queries;

/// <summary>What queries find in the module cache alone.</summary>
public sealed class CachedSourceTests : IDisposable
{
    private const string Commit = "v0.0.0-20210101000000-0123456789ab";

    private readonly ModuleFixture _fixture = new();
    private readonly CachedSource _source;
    private readonly VersionQueries _queries;

    public CachedSourceTests()
    {
        string[] versions = ["v1.0.0", "v1.10.0", "v1.9.0", "v1.11.0-PRE", "v2.0.0+incompatible"];
        foreach (string version in versions) _fixture.AddModule("example.com/X", version, ("go.mod", "module example.com/X\n\ngo 1.20\n"), ("x.go", "package x\n"));
        _fixture.AddModule("example.com/commits", "v0.0.0-20200101000000-ba9876543210", ("x.go", "package x\n"));
        _fixture.AddModule("example.com/commits", Commit, ("x.go", "package x\n"));
        _source = new CachedSource(new ModuleCache(_fixture.Context(Toolchains.Newest.Root, new BuildFlags())));
        _queries = new VersionQueries(new CachedAlone(_source), "1.27.3", []);
    }

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("example.com/X", "latest", "v1.10.0")]
    [InlineData("example.com/X", "v1", "v1.10.0")]
    [InlineData("example.com/X", "v1.11", null)] // no release of it, and v1.11 is above its pre-release
    [InlineData("example.com/X", "<v1.10.0", "v1.9.0")]
    [InlineData("example.com/X", "v1.11.0-PRE", "v1.11.0-PRE")]
    [InlineData("example.com/X", "v2.0.0", "v2.0.0+incompatible")]
    [InlineData("example.com/X", "v1.2.3", null)]
    [InlineData("example.com/X", "main", null)]
    [InlineData("example.com/x", "latest", null)]
    [InlineData("example.com/commits", "latest", Commit)]
    [InlineData("example.com/commits", "0123456", Commit)]
    [InlineData("example.com/commits", "0123456789abcdef0123456789abcdef01234567", Commit)]
    [InlineData("example.com/commits", "0123457", null)]
    public void The_best_version_that_is_there(string path, string query, string? expected)
    {
        if (expected is null) Assert.Throws<QueryException>(() => _queries.Query(path, query, "", null));
        else Assert.Equal(expected, _queries.Query(path, query, "", null).Version);
    }

    [Fact]
    public void What_is_not_there_whole_does_not_count()
    {
        File.WriteAllText($"{_fixture.ModuleCache}/cache/download/example.com/!x/@v/v1.10.0.partial", "");
        Directory.Delete($"{_fixture.ModuleCache}/example.com/!x@v1.9.0", recursive: true);
        Assert.Equal("v1.0.0", _queries.Query("example.com/X", "latest", "", null).Version);
    }

    private sealed class CachedAlone(CachedSource source) : IModuleFetcher
    {
        public byte[] GoMod(ModuleVersion module) => source.Open(module.Path).GoMod(module.Version);

        public string Download(ModuleVersion module) => throw new NotSupportedException();

        public T Ask<T>(Func<IModuleSource, T> question) => question(source);
    }
}
