using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Proxy;

/// <summary>The real go verifies against the checksum database of the tests what it downloads.</summary>
public sealed class ChecksumDatabaseTests : IDisposable
{
    private readonly ModuleProxy proxy = ModuleProxy.Start(Toolchains.Newest.Root);
    private readonly Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n");

    public ChecksumDatabaseTests()
    {
        foreach ((string name, string value) in proxy.Variables)
            sandbox.Set(name, value);
    }

    public void Dispose()
    {
        sandbox.Dispose();
        proxy.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/sumdb-direct")]
    public void Go_believes_the_sums(string path)
    {
        if (path.Length > 0)
            sandbox.Set("GOSUMDB", $"{proxy.SumDatabase} {proxy.Url}{path}");
        sandbox.Go("get", "rsc.io/quote@v1.5.2", "rsc.io/QUOTE@v1.5.2", "rsc.io/fortune@v1.0.0").Succeeded();
        string prefix = path.Length > 0 ? "/mod" + path : "/mod/sumdb/localhost.localdev/sumdb";
        Assert.Contains(proxy.Requests, request => request == $"{prefix}/lookup/rsc.io/quote@v1.5.2");
        Assert.Contains(proxy.Requests, request => request.StartsWith(prefix + "/tile/8/0/", StringComparison.Ordinal));
    }

    // The wrong database adds its records as it is asked. Go remembers the tree that it saw last, and would say so if the next one did
    // not contain it.
    [Fact]
    public void Go_believes_that_a_tree_grew()
    {
        sandbox.Set("GOSUMDB", $"{proxy.SumDatabase} {proxy.Url}/sumdb-wrong");
        foreach (string module in new[] { "rsc.io/quote@v1.5.2", "rsc.io/quote@v1.5.1", "rsc.io/sampler@v1.3.0" })
            Assert.Contains("checksum mismatch", sandbox.Go("mod", "download", module).Errors, StringComparison.Ordinal);
        string latest = Path.Combine(sandbox.Environment["GOPATH"], "pkg", "sumdb", "localhost.localdev", "sumdb", "latest");
        Assert.Equal(["go.sum database tree", "3"], File.ReadLines(latest).Take(2));
    }

    [Fact]
    public void Go_refuses_a_module_where_the_database_has_other_sums()
    {
        sandbox.Set("GOSUMDB", $"{proxy.SumDatabase} {proxy.Url}/sumdb-wrong");
        Execution refused = sandbox.Go("get", "rsc.io/quote@v1.5.2");
        Assert.Equal(1, refused.Status.ExitStatus);
        Assert.Contains("localhost.localdev/sumdb: h1:wrong", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Go_refuses_the_answer_to_another_question()
    {
        sandbox.Set("GOSUMDB", $"{proxy.SumDatabase} {proxy.Url}/sumdb-redirect/rsc.io/quote@v1.0.0:");
        Execution refused = sandbox.Go("get", "rsc.io/quote@v1.5.2");
        Assert.Equal(1, refused.Status.ExitStatus);
        Assert.Contains("SECURITY ERROR", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Go_refuses_signatures_of_another_key()
    {
        var other = new NoteSigner("localhost.localdev/sumdb", new Ed25519Key(new byte[32]));
        sandbox.Set("GOSUMDB", other.VerifierKey);
        Execution refused = sandbox.Go("get", "rsc.io/quote@v1.5.2");
        Assert.Equal(1, refused.Status.ExitStatus);
        Assert.Contains("note has no verifiable signatures", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Go_does_not_do_without_the_sums()
    {
        sandbox.Set("GOPROXY", proxy.Url + "/sumdb-503");
        Execution refused = sandbox.Go("get", "rsc.io/quote@v1.5.2");
        Assert.Equal(1, refused.Status.ExitStatus);
        Assert.Contains("503 Service Unavailable", refused.Errors, StringComparison.Ordinal);
    }
}
