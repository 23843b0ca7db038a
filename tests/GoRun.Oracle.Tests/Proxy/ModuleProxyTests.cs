using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Proxy;

/// <summary>The real go takes modules from the proxy of the tests.</summary>
public sealed class ModuleProxyTests
{
    private const string Program = """
        -- go.mod --
        module example.com/app

        go 1.24
        -- main.go --
        package main

        import "rsc.io/quote"

        func main() { println(quote.Hello()) }
        """;

    [Fact]
    public void Go_tidies_a_module_with_the_newest_versions_that_the_proxy_lists()
    {
        using var proxy = ModuleProxy.Start(Toolchains.Newest.Root);
        using Sandbox sandbox = Prepare(proxy);
        sandbox.Go("mod", "tidy").Succeeded();
        string list = sandbox.Go("list", "-m", "all").Succeeded().Output;
        Assert.Equal(
            "example.com/app\ngolang.org/x/text v0.0.0-20170915032832-14c0d48ead0c\nrsc.io/quote v1.5.2\nrsc.io/sampler v1.3.0\nrsc.io/testonly v1.0.0\n",
            list);
        Assert.Contains("/mod/rsc.io/quote/@v/v1.5.2.zip", proxy.Requests);
    }

    [Theory]
    [InlineData("rsc.io/quote@v1", "v1.5.2")]
    [InlineData("rsc.io/quote@e7a685a342c0", "v0.0.0-20180214005133-e7a685a342c0")] // a commit
    [InlineData("rsc.io/quote@dd9747d", "v0.0.0-20180628003336-dd9747d19b04")]
    [InlineData("rsc.io/QUOTE@latest", "v1.5.2")]
    [InlineData("rsc.io/QUOTE@v1.5.3-PRE", "v1.5.3-PRE")]
    [InlineData("example.com/split-incompatible@latest", "v2.0.0+incompatible")]
    [InlineData("example.com/notags@latest", "v0.0.0-20190507143103-cc8cbe209b64")] // nothing but a pseudo-version
    [InlineData("rsc.io/quote/v3@latest", "v3.0.0")]
    public void Go_finds_the_version_that_a_query_means(string query, string version)
    {
        using var proxy = ModuleProxy.Start(Toolchains.Newest.Root);
        using Sandbox sandbox = Prepare(proxy);
        string answer = sandbox.Go("list", "-m", "-f", "{{.Version}}", query).Succeeded().Output;
        Assert.Equal(version + "\n", answer);
    }

    [Theory]
    [InlineData("/404", "404 Not Found")]
    [InlineData("/410", "410 Gone")]
    [InlineData("/500", "500 Internal Server Error")]
    [InlineData("/invalid", "invalid character 'i'")]
    [InlineData("/redirect/11", "stopped after 10 redirects")]
    public void Go_is_refused_where_the_path_asks_for_it(string path, string reason)
    {
        using var proxy = ModuleProxy.Start(Toolchains.Newest.Root);
        using Sandbox sandbox = Prepare(proxy);
        sandbox.Set("GOPROXY", proxy.Url + path);
        Execution download = sandbox.Go("mod", "download", "rsc.io/quote@v1.5.2");
        Assert.Equal(1, download.Status.ExitStatus);
        Assert.Contains(reason, download.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/404,{0}")]
    [InlineData("/500|{0}")]
    [InlineData("/redirect/9")]
    public void Go_gets_past_what_stands_in_its_way(string path)
    {
        using var proxy = ModuleProxy.Start(Toolchains.Newest.Root);
        using Sandbox sandbox = Prepare(proxy);
        sandbox.Set("GOPROXY", proxy.Url + path.Replace("{0}", proxy.Url, StringComparison.Ordinal));
        sandbox.Go("mod", "download", "rsc.io/quote@v1.5.2").Succeeded();
    }

    private static Sandbox Prepare(ModuleProxy proxy)
    {
        Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, Program);
        sandbox.Set("GOPROXY", proxy.Url);
        sandbox.Set("GOSUMDB", "off");
        return sandbox;
    }
}
