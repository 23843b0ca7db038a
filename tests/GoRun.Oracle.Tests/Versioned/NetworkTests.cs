using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Versioned;

/// <summary>
/// The network is asked for what is not there, and for nothing else. On purpose this is not as with the real go, which asks each time whether a
/// version has been retracted or its module deprecated, and fails when nobody answers.
/// </summary>
public sealed class NetworkTests : IDisposable
{
    private const string Target = "example.com/depends/on/generics@v1.0.0";

    private readonly ModuleProxy _proxy = ModuleProxy.Start(Toolchains.Newest.Root);
    private readonly Sandbox _sandbox = Sandbox.Create(Toolchains.NewestVersion, "");

    public NetworkTests() => VersionedRunTests.Prepare(_sandbox, _proxy);

    public void Dispose()
    {
        _sandbox.Dispose();
        _proxy.Dispose();
    }

    private string Download => _sandbox.Environment["GOMODCACHE"] + "/cache/download/example.com";

    [Fact]
    public void The_second_run_asks_nobody()
    {
        _sandbox.GoRun(Target).Succeeded();
        int first = _proxy.Requests.Count;
        Assert.Equal(_proxy.Requests.Count, _proxy.Requests.Distinct().Count());

        Execution second = _sandbox.GoRun(Target).Succeeded();
        Assert.Equal((first, ""), (_proxy.Requests.Count, second.Errors));

        _sandbox.Go("run", Target).Succeeded();
        Assert.True(_proxy.Requests.Count > first);
        _proxy.Dispose();
        Assert.Equal(second.Output, _sandbox.GoRun(Target).Succeeded().Output);
        Assert.Equal(1, _sandbox.Go("run", Target).Status.ExitStatus);
    }

    [Fact]
    public void What_go_has_downloaded_is_there()
    {
        _sandbox.Go("run", Target).Succeeded();
        int before = _proxy.Requests.Count;
        Assert.Equal("", _sandbox.GoRun(Target).Succeeded().Errors);
        Assert.Equal(before, _proxy.Requests.Count);
    }

    /// <summary>The module has no go.mod; go looks for the latest version of what it imports, each time.</summary>
    [Fact]
    public void What_was_found_for_imports_is_not_looked_for_again()
    {
        const string Incomplete = "example.com/printversion@v0.1.0";
        Execution first = _sandbox.GoRun(Incomplete).Succeeded();
        Assert.Contains("go: found example.com/version in example.com/version v1.1.0", first.Errors, StringComparison.Ordinal);
        Assert.Equal(_sandbox.Go("run", Incomplete).Succeeded().Output, first.Output);

        int before = _proxy.Requests.Count;
        Assert.Equal((first.Output, ""), OutputAndErrors(_sandbox.GoRun(Incomplete).Succeeded()));
        Assert.Equal(before, _proxy.Requests.Count);

        // What is damaged is as what is not there.
        string folder = Path.Combine(_sandbox.Environment["HOME"], ".cache/gorun/found-modules");
        string file = Assert.Single(Directory.GetFiles(folder));
        byte[] written = File.ReadAllBytes(file);
        File.WriteAllText(file, File.ReadAllText(file).Replace("v1.1.0", "v1.0.0", StringComparison.Ordinal));
        Assert.Equal(first.Output, _sandbox.GoRun(Incomplete).Succeeded().Output);
        Assert.True(_proxy.Requests.Count > before);
        Assert.Equal(written, File.ReadAllBytes(file));

        _proxy.Dispose();
        Assert.Equal((first.Output, ""), OutputAndErrors(_sandbox.GoRun(Incomplete).Succeeded()));
    }

    [Theory]
    [InlineData("depends/on/generics/@v/v1.0.0.ziphash", "h1:", "h1:A")]
    [InlineData("depends/on/generics/@v/v1.0.0.mod", "module", "// changed\nmodule")]
    [InlineData("generics/@v/v1.0.0.ziphash", "h1:", "h1:A")]
    public void A_cache_that_was_tampered_with_is_refused(string file, string text, string replacement)
    {
        _sandbox.GoRun(Target).Succeeded();
        string path = $"{Download}/{file}";
        string changed = File.ReadAllText(path).Replace(text, replacement, StringComparison.Ordinal);
        // A sum has a fixed length.
        File.WriteAllText(path, text == "h1:" ? changed.Remove(changed.Length - 2, 1) : changed);

        Execution refused = _sandbox.GoRun(Target);
        Assert.Equal((1, ""), (refused.Status.ExitStatus, refused.Output));
        Assert.Contains("checksum mismatch", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_was_tampered_with_is_refused()
    {
        _sandbox.GoRun(Target).Succeeded();
        string zip = $"{Download}/depends/on/generics/@v/v1.0.0.zip";
        File.Copy($"{Download}/generics/@v/v1.0.0.zip", zip, overwrite: true);
        File.Delete($"{Download}/depends/on/generics/@v/v1.0.0.ziphash");
        Assert.Contains("checksum mismatch", _sandbox.GoRun(Target).Errors, StringComparison.Ordinal);
    }

    private static (string Output, string Errors) OutputAndErrors(Execution execution) => (execution.Output, execution.Errors);
}
