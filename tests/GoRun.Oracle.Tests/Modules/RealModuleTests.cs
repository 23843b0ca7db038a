using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Modules;

/// <summary>Real modules, fetched through a proxy, verified by a checksum database, and built: by gorun what the real go would have built.</summary>
public sealed class RealModuleTests : IDisposable
{
    private readonly Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n");
    private readonly SourceProxy proxy;

    public RealModuleTests()
    {
        proxy = new SourceProxy(RealModules.Read(), sandbox.In("proxy"));
        sandbox.Set("GOPROXY", proxy.Url);
        sandbox.Set("GOSUMDB", proxy.SumDatabase);
    }

    public void Dispose()
    {
        sandbox.Dispose();
        proxy.Dispose();
    }

    [Fact]
    public void A_program_of_many_modules_is_downloaded_verified_and_built()
    {
        ModuleSource[] modules = [.. RealModules.Read().Values.Where(module => module.HasRootPackage())];
        Assert.True(modules.Length >= 30, $"{modules.Length} modules");
        string imports = string.Concat(modules.Select(module => $"import _ \"{module.Path}\"\n"));
        TextArchive.Write($"-- main.go --\npackage main\n\n{imports}\nfunc main() {{\n\tprintln(\"all there\")\n}}\n", sandbox.Module);
        sandbox.Set("GOMODCACHE", sandbox.In("modules of go"));
        sandbox.Go("get", ".").Succeeded();

        sandbox.Set("GOMODCACHE", sandbox.In("modules of gorun"));
        Execution run = sandbox.GoRun(".").Succeeded();
        Assert.EndsWith("all there\n", run.Errors, StringComparison.Ordinal);

        int requests = proxy.Requests.Count;
        Execution again = sandbox.Go("run", "-x", ".").Succeeded();
        Assert.DoesNotContain("/compile ", again.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("/link ", again.Errors, StringComparison.Ordinal);
        Assert.Equal(requests, proxy.Requests.Count);
        Assert.Equal("all modules verified\n", sandbox.Go("mod", "verify").Succeeded().Output);
    }

    /// <summary>What a user types first: a tool by name and version, from a folder on disk that serves as proxy.</summary>
    [Theory]
    [InlineData("github.com/cpuguy83/go-md2man/v2", "-in", "page.md")]
    [InlineData("golang.org/x/tools/cmd/digraph", "nodes")]
    [InlineData("github.com/pelletier/go-toml/v2/cmd/tomljson", "config.toml")]
    public void A_tool_of_a_real_module_runs(string tool, params string[] arguments)
    {
        TextArchive.Write("-- config.toml --\nname = 1\n-- page.md --\n# page(1)\n\nText.\n", sandbox.Module);
        Execution expected = sandbox.Go(["run", tool + "@latest", .. arguments]);

        sandbox.Set("GOPROXY", proxy.FileUrl);
        sandbox.Set("GOMODCACHE", sandbox.In("modules of gorun"));
        Execution actual = sandbox.GoRun([tool + "@latest", .. arguments]);
        Assert.Equal(expected.Output, actual.Output);
        Assert.Equal(Said(expected), Said(actual));

        string version = proxy.LatestOf(RealModules.Read().Keys.Last(path => tool.StartsWith(path, StringComparison.Ordinal)));
        int requests = proxy.Requests.Count;
        Execution second = sandbox.GoRun([$"{tool}@{version}", .. arguments]);
        Assert.Equal((actual.Output, Said(actual)), (second.Output, Said(second)));
        Assert.Equal(requests, proxy.Requests.Count);
    }

    // The real go adds a line to a program's failure.
    private static string Said(Execution run) => string.Concat(
        run.Errors.Split('\n').Where(line => !line.StartsWith("go: downloading ", StringComparison.Ordinal) && !line.StartsWith("exit status ", StringComparison.Ordinal))
            .Select(line => line + "\n"));
}
