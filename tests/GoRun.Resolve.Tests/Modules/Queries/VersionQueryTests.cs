using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Queries;

namespace GoRun.Resolve.Tests.Modules.Queries;

/// <summary>Queries that depend on the version in use, on what is replaced, or on a pseudo-module.</summary>
public sealed class VersionQueryTests
{
    private const string OldCommit = "v0.0.0-20190101000000-000000000001";
    private const string NewCommit = "v0.0.0-20210101000000-000000000002";

    private static readonly ListedVersions Module = new(
        "example.com/x", NewCommit, "v1.0.0", "v1.0.1", "v1.1.0", "v1.1.1-pre", "v2.0.0+incompatible");

    [Theory]
    [InlineData("upgrade", "v1.0.0", "v1.1.0")]
    [InlineData("upgrade", "v1.1.0", "v1.1.0")]
    [InlineData("upgrade", "v1.1.1-pre", "v1.1.1-pre")]
    [InlineData("upgrade", "v1.9.0", "v2.0.0+incompatible")] // no ordinary one is above
    [InlineData("upgrade", "v2.0.0+incompatible", "v2.0.0+incompatible")]
    [InlineData("upgrade", OldCommit, "v1.1.0")]
    [InlineData("upgrade", NewCommit, NewCommit)] // what is released was there before
    [InlineData("patch", "v1.0.0", "v1.0.1")]
    [InlineData("patch", "v1.1.0", "v1.1.0")]
    [InlineData("patch", "v1.3.0", "v1.3.0")]
    [InlineData("latest", "v1.9.0", "v1.1.0")]
    public void The_version_in_use_counts(string query, string current, string expected) =>
        Assert.Equal(expected, Queries(Module).Query("example.com/x", query, current, null).Version);

    [Theory]
    [InlineData("latest", "v1.0.1")]
    [InlineData("v1.1", "v1.1.1-pre")]
    [InlineData(">v1.0.1", "v1.1.1-pre")]
    public void Versions_that_are_not_allowed_do_not_count(string query, string expected) =>
        Assert.Equal(expected, Queries(Module).Query("example.com/x", query, "", m => m.Version != "v1.1.0").Version);

    [Fact]
    public void A_revision_that_is_not_allowed_is_refused()
    {
        QueryException e = Assert.Throws<QueryException>(() => Queries(Module).Query("example.com/x", "v1.1.0", "", _ => false));
        Assert.Equal("example.com/x@v1.1.0: disallowed module version", e.Message);
    }

    [Fact]
    public void Without_tagged_versions_the_latest_commit_is_meant()
    {
        var untagged = new ListedVersions("example.com/y", NewCommit);
        Assert.Equal(NewCommit, Queries(untagged).Query("example.com/y", "latest", "", null).Version);
        Assert.Throws<QueryException>(() => Queries(untagged).Query("example.com/y", "v1", "", null));
    }

    [Theory]
    [InlineData("example.com/x", "v1.5.0", "latest", "v1.5.0")]
    [InlineData("example.com/x", "v1.0.5", "latest", "v1.1.0")]
    [InlineData("example.com/x", "v1.0.5", "patch", "v1.0.5")]
    [InlineData("example.com/x", "", "v1.7.0", "v1.7.0")]
    [InlineData("example.com/unknown", "v1.0.5", "latest", "v1.0.5")]
    [InlineData("example.com/unknown/v3", "", "latest", "v3.0.0-00010101000000-000000000000")]
    [InlineData("nodot", "v1.2.3", "v1", "v1.2.3")]
    public void Replaced_versions_exist(string path, string version, string query, string expected)
    {
        var queries = new VersionQueries(Module, "1.27.3", [new ModuleVersion(path, version)]);
        Assert.Equal(expected, queries.Query(path, query, "v1.0.0", null).Version);
    }

    [Theory]
    [InlineData("go", "latest", "1.29.1")]
    [InlineData("go", "1.29", "1.29.1")]
    [InlineData("go", "1.20.3", "1.20.3")] // older ones need no asking
    [InlineData("go", "go1.28.0", "1.28.0")]
    [InlineData("toolchain", "latest", "go1.29.1")]
    [InlineData("toolchain", "go1.27", "go1.27.3")]
    [InlineData("toolchain", "1.28.0", "go1.28.0")]
    public void Releases_of_Go_are_versions_of_pseudo_modules(string path, string query, string expected)
    {
        var downloads = new ListedVersions(
            "golang.org/toolchain",
            "v0.0.1",
            "v0.0.1-go1.28.0.linux-amd64",
            "v0.0.1-go1.29.1.linux-amd64",
            "v0.0.1-go1.29.1.windows-amd64",
            "v0.0.1-go1.30rc1.linux-amd64");
        Assert.Equal(expected, Queries(downloads).Query(path, query, "", null).Version);
    }

    private static VersionQueries Queries(ListedVersions versions) => new(versions, "1.27.3", []);

    /// <summary>One module, of which nothing but the versions is known. Untagged versions are as old as they say, others from 2020.</summary>
    private sealed class ListedVersions(string path, string latest, params string[] versions) : IModuleFetcher, IModuleSource, IModuleRepository
    {
        public string ModulePath => path;

        public byte[] GoMod(ModuleVersion module) => "module example.com/x\n\ngo 1.20\n"u8.ToArray();

        public string Download(ModuleVersion module) => throw new NotSupportedException();

        public T Ask<T>(Func<IModuleSource, T> question) => question(this);

        public IModuleRepository Open(string modulePath) =>
            modulePath == path ? this : throw new ModuleFetchException("no such module", notFound: true);

        public VersionList Versions(string prefix) => new([.. versions.Where(v => v.StartsWith(prefix, StringComparison.Ordinal))]);

        public VersionInfo Stat(string revision) => versions.Contains(revision) || PseudoVersion.Is(revision) || revision is "v1.9.0" or "v1.3.0"
            ? new VersionInfo
            {
                Version = revision,
                Time = PseudoVersion.Is(revision) ? PseudoVersion.Time(revision) : new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            }
            : throw new ModuleFetchException("no such version", notFound: true);

        public VersionInfo Latest() => new() { Version = latest };

        public byte[] GoMod(string version) => throw new NotSupportedException();

        public void Zip(string version, Stream destination) => throw new NotSupportedException();
    }
}
