using GoRun.Resolve.Modules.Queries;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Resolve.Tests.Modules.Queries;

/// <summary>Which versions queries find among the modules of Go's own tests, and what is said where they find none.</summary>
public sealed class VersionQueryOracleTests
{
    private static readonly string[] Queries =
    [
        "rsc.io/quote@latest", "rsc.io/quote@upgrade", "rsc.io/quote@patch", "rsc.io/quote@v1", "rsc.io/quote@v1.5", "rsc.io/quote@v1.4",
        "rsc.io/quote@v1.5.1", "rsc.io/quote@v1.5.3-pre1", "rsc.io/quote@v2", "rsc.io/quote@v1.9.9", "rsc.io/quote@<v1.5.0",
        "rsc.io/quote@<v1.5", "rsc.io/quote@<=v1.5.0", "rsc.io/quote@<=v1.5", "rsc.io/quote@>v1.5.0", "rsc.io/quote@>v1.5",
        "rsc.io/quote@>=v1.4", "rsc.io/quote@>=v1.5.2", "rsc.io/quote@>v1.5.2", "rsc.io/quote@>v1.5.3", "rsc.io/quote@<v1.0.0",
        "rsc.io/quote@>vx", "rsc.io/quote@<=", "rsc.io/quote@v1.5.2+meta", "rsc.io/quote@e7a685a342c0", "rsc.io/quote@master",
        "rsc.io/quote@none", "rsc.io/quote/v2@latest", "rsc.io/quote/v3@v3", "rsc.io/QUOTE@latest", "rsc.io/nothing@latest",
        "example.com/notags@latest", "example.com/notags@v1", "example.com/split-incompatible@latest",
        "example.com/split-incompatible@v2", "example.com/split-incompatible/subpkg@latest", "example.com/retract@latest",
        "example.com/retract/self/prev@latest", "example.com/retract/self/all@latest", "example.com/retract/self/pseudo@latest",
        "example.com/retract@v1", "example.com/retract@<v1.0.0-bad", "example.com/retract/incompatible@latest",
        "example.com/incompatiblewithsub@latest", "example.com/deprecated/a@latest", "std@latest", "nodot@latest",
        "rsc.io/breaker@latest", "rsc.io/breaker@v2", "rsc.io/breaker@v2.0.0", "rsc.io/breaker@<=v2.0.0",
    ];

    [Fact]
    public void Queries_find_what_go_finds()
    {
        string goroot = Toolchains.Newest.Root;
        using var proxy = ModuleProxy.Start(goroot);
        using var fixture = new ModuleFixture();
        foreach ((string name, string value) in proxy.Variables) fixture.With(name, value);
        fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        const string Format = "{{.Path}} {{with .Error}}{{.Err}}{{else}}{{.Version}}{{end}}";
        string expected = fixture.Go(goroot, ["list", "-m", "-e", "-f", Format, .. Queries]).Output;

        var fetcher = new ArchiveFetcher(ModuleArchives.Read(goroot));
        var queries = new VersionQueries(fetcher, "1.27.3", []);
        var latest = new LatestVersions(queries, fetcher.GoMod);
        string actual = string.Concat(Queries.Select(q => Answer(queries, latest, q)));

        Assert.Equal(Shorten(expected), Shorten(actual));
    }

    [Theory]
    [InlineData("// Deprecated: use y\nmodule x\n", "use y")]
    [InlineData("module x // Deprecated: in line\n", "in line")]
    [InlineData("// About x.\n//\n// Deprecated:   first\n// second\n//\n// more\nmodule x\n", "first\nsecond")]
    [InlineData("// Deprecated: far away\n\nmodule x\n", "")]
    [InlineData("// Not Deprecated: x\nmodule x\n", "")]
    [InlineData("// Deprecated: block\nmodule (\n\tx\n)\n", "block")]
    [InlineData("// block\nmodule (\n\tx // Deprecated: line\n)\n", "line")]
    [InlineData("// Deprecated: \a\nmodule x\n", "\a")]
    public void A_deprecation_stands_in_the_comments_of_the_module_line(string goMod, string notice) =>
        Assert.Equal(notice, DeprecationNotice.Of(goMod));

    private static string Answer(VersionQueries queries, LatestVersions latest, string query)
    {
        (string path, string version) = (query[..query.IndexOf('@', StringComparison.Ordinal)], query[(query.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        try
        {
            bool chooses = !VersionForms.IsRevision(path, version);
            return $"{path} {queries.Query(path, version, "", chooses ? m => !latest.IsRetracted(m) : null).Version}\n";
        }
        catch (QueryException e)
        {
            // What "go list -m" adds.
            string subject = e.Failure == QueryFailure.NoVersion ? $"module {path}: " : $"{path}@{version}: ";
            bool named = e.Message.StartsWith("module ", StringComparison.Ordinal) || e.Message.StartsWith(path + "@", StringComparison.Ordinal);
            return $"{path} {(named ? "" : subject)}{e.Message}\n";
        }
    }

    /// <summary>Where the proxy is and what it said is the fetcher's affair.</summary>
    private static string Shorten(string output) => string.Join(
        '\n',
        output.Split('\n').Where(l => !l.StartsWith("\tserver response", StringComparison.Ordinal)).Select(l =>
        {
            int start = l.IndexOf("reading http", StringComparison.Ordinal);
            return start < 0 ? l : l[..start] + l[l.IndexOf("404", StringComparison.Ordinal)..];
        }));
}
