using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Web;

namespace GoRun.Resolve.Tests.Modules.Web;

public sealed class ProxyVariablesTests
{
    [Theory]
    [InlineData("https://go.dev/", "", "http://secure:1/")]
    [InlineData("http://go.dev/", "", "http://plain:2/")]
    [InlineData("http://127.0.0.1/", "", null)]
    [InlineData("http://localhost:80/", "", null)]
    [InlineData("http://go.dev/", "*", null)]
    [InlineData("http://go.dev/", "go.dev", null)]
    [InlineData("http://pkg.go.dev/", "go.dev", null)]
    [InlineData("http://go.dev/", ".go.dev", "http://plain:2/")]
    [InlineData("http://ergo.dev/", "go.dev", "http://plain:2/")]
    [InlineData("http://go.dev:81/", "go.dev:80", "http://plain:2/")]
    [InlineData("http://10.1.2.3/", "other, 10.0.0.0/8", null)]
    [InlineData("http://11.1.2.3/", "10.0.0.0/8", "http://plain:2/")]
    public void The_proxy_for_a_url_follows_from_the_variables(string url, string exceptions, string? proxy)
    {
        var variables = new Dictionary<string, string> { ["https_proxy"] = "secure:1", ["HTTP_PROXY"] = "http://plain:2", ["NO_PROXY"] = exceptions };
        var host = new HostEnvironment
        {
            Variables = variables.ToImmutableDictionary(),
            WorkingDirectory = "/",
            Output = TextWriter.Null,
            Error = TextWriter.Null,
        };
        Assert.Equal(proxy, new ProxyVariables(host).GetProxy(new Uri(url))?.ToString());
    }
}
