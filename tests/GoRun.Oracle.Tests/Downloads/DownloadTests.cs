using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Downloads;

/// <summary>Modules that are not in GOMODCACHE come from the proxy, as with the real go.</summary>
public sealed class DownloadTests
{
    private const string Program = """
        -- go.mod --
        module example.com/app

        go 1.24

        require rsc.io/quote v1.5.2

        require (
        	golang.org/x/text v0.0.0-20170915032832-14c0d48ead0c // indirect
        	rsc.io/sampler v1.3.0 // indirect
        )
        -- main.go --
        package main

        import "rsc.io/quote"

        func main() { println(quote.Hello()) }
        """;

    [Fact]
    public void GOMODCACHE_is_the_same_as_after_go_and_then_nobody_is_asked()
    {
        using var proxy = ModuleProxy.Start(Toolchains.Newest.Root);
        using Sandbox sandbox = Prepare(proxy);
        sandbox.Set("GOMODCACHE", sandbox.In("modcache-go"));
        Execution go = sandbox.Go("build", "-o", sandbox.In("go.out"), ".").Succeeded();
        string[] expected = FilesBelow(sandbox.In("modcache-go"));
        sandbox.Set("GOMODCACHE", sandbox.In("modcache"));
        Execution build = sandbox.GoRun("build", "-o", sandbox.In("gorun.out"), ".").Succeeded();
        Assert.Equal(go.Errors.Split('\n').Order(), build.Errors.Split('\n').Order());
        Assert.Equal(expected, FilesBelow(sandbox.In("modcache")));

        int requests = proxy.Requests.Count;
        Assert.Equal("", sandbox.GoRun("build", "-o", sandbox.In("gorun.out"), ".").Succeeded().Errors);
        Assert.Equal(requests, proxy.Requests.Count);
        sandbox.Set("GOPROXY", "off");
        sandbox.Go("build", "-o", sandbox.In("go.out"), ".").Succeeded();
    }

    [Fact]
    public void What_go_sum_does_not_know_is_not_kept()
    {
        using var proxy = ModuleProxy.Start(Toolchains.Newest.Root);
        using Sandbox sandbox = Prepare(proxy);
        string sums = File.ReadAllText(sandbox.Module + "/go.sum");
        string line = sums.Split('\n').First(l => l.StartsWith("rsc.io/quote v1.5.2 h1:", StringComparison.Ordinal));
        File.WriteAllText(sandbox.Module + "/go.sum", sums.Replace(line, "rsc.io/quote v1.5.2 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", StringComparison.Ordinal));
        Execution build = sandbox.GoRun("build", "-o", sandbox.In("gorun.out"), ".");
        Assert.Equal(1, build.Status.ExitStatus);
        Assert.Contains("verifying rsc.io/quote@v1.5.2: checksum mismatch\n\tdownloaded: h1:", build.Errors, StringComparison.Ordinal);
        Assert.Contains("SECURITY ERROR", build.Errors, StringComparison.Ordinal);
        string[] files = FilesBelow(sandbox.In("gomodcache"));
        Assert.Contains(files, f => f.StartsWith("/cache/download/rsc.io/quote/@v/v1.5.2.lock ", StringComparison.Ordinal));
        Assert.DoesNotContain(files, f => f.StartsWith("/rsc.io/quote@", StringComparison.Ordinal) || f.Contains("v1.5.2.zip", StringComparison.Ordinal));
    }

    [Fact]
    public void Folders_stay_writable_where_that_is_asked_for()
    {
        using var proxy = ModuleProxy.Start(Toolchains.Newest.Root);
        using Sandbox sandbox = Prepare(proxy);
        sandbox.Set("GOFLAGS", "-modcacherw");
        sandbox.GoRun("build", "-o", sandbox.In("gorun.out"), ".").Succeeded();
        UnixFileMode mode = File.GetUnixFileMode(sandbox.In("gomodcache") + "/rsc.io/quote@v1.5.2/buggy");
        Assert.True(mode.HasFlag(UnixFileMode.UserWrite), $"{mode}");
    }

    [Fact]
    public void Many_of_both_kinds_download_into_one_GOMODCACHE_at_once()
    {
        using var proxy = ModuleProxy.Start(Toolchains.Newest.Root);
        using Sandbox sandbox = Prepare(proxy);
        int before = proxy.Requests.Count;
        RunningCommand[] running =
        [
            .. Enumerable.Range(0, 16).Select(i => sandbox.Start(
                i % 2 == 0
                    ? sandbox.CommandFor(sandbox.Toolchain.Go, "list", "-deps", ".")
                    : sandbox.CommandFor(Toolchains.GoRunBinary, "list", "-deps", "."))),
        ];
        foreach (RunningCommand command in running) Assert.Contains("rsc.io/quote\n", command.Wait().Succeeded().Output, StringComparison.Ordinal);
        Assert.Single(proxy.Requests.Skip(before), r => r == "/mod/rsc.io/quote/@v/v1.5.2.zip");
        Assert.DoesNotContain(FilesBelow(sandbox.In("gomodcache")), f => f.Contains(".tmp", StringComparison.Ordinal) || f.Contains(".partial", StringComparison.Ordinal));
    }

    /// <summary>Everything below the folder with its mode, and with its content where it is a file.</summary>
    private static string[] FilesBelow(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(f => $"{f.FullName[folder.Length..]} {f.UnixFileMode} {(f is FileInfo ? File.ReadAllText(f.FullName) : "")}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The program with a complete go.sum, and an empty GOMODCACHE.</summary>
    private static Sandbox Prepare(ModuleProxy proxy)
    {
        Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Program);
        sandbox.Set("GOPROXY", proxy.Url);
        sandbox.Set("GOSUMDB", "off");
        sandbox.Set("GOMODCACHE", sandbox.In("modcache-tidy"));
        sandbox.Go("mod", "tidy").Succeeded();
        sandbox.Set("GOMODCACHE", sandbox.In("gomodcache"));
        return sandbox;
    }
}
