using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Selection;

/// <summary>A toolchain that is downloaded as a module, against the real go.</summary>
public sealed class DownloadedToolchainTests
{
    [Theory]
    [MemberData(nameof(PathToolchainTests.BothWays), MemberType = typeof(PathToolchainTests))]
    public void It_is_fetched_verified_unpacked_and_used_as_go_does(string installed, string wanted)
    {
        using ModuleProxy proxy = ModuleProxy.Start(new ModuleArchives([ToolchainArchives.Of(Toolchains.Named(wanted))]));
        using Sandbox go = SandboxFor(installed, wanted, proxy);
        using Sandbox own = SandboxFor(installed, wanted, proxy);
        Execution expected = go.Run(go.CommandFor(Toolchains.Named(installed).Go, "run", "."));
        Execution actual = own.GoRun("run", ".");
        Assert.Equal(Shown(expected.Errors, go), Shown(actual.Errors, own));
        Assert.Contains($"go: downloading {wanted} (", actual.Errors, StringComparison.Ordinal);
        Assert.Equal(Shown(expected.Output, go), Shown(actual.Output, own));
        Assert.StartsWith($"{wanted} MODCACHE/golang.org/toolchain@", Shown(actual.Output, own), StringComparison.Ordinal);
        Assert.Equal(Listing(go), Listing(own));

        // Now that it is there nobody is asked, and the real go takes it for its own.
        int requests = proxy.Requests.Count;
        string[] names = ["env", "GOROOT", "GOVERSION", "GOTOOLDIR"];
        Execution again = own.GoRun(names);
        Assert.Equal(requests, proxy.Requests.Count);
        Assert.Equal(own.Run(own.CommandFor(Toolchains.Named(installed).Go, names)).Succeeded().Output, again.Succeeded().Output);
    }

    private static Sandbox SandboxFor(string installed, string wanted, ModuleProxy proxy)
    {
        Sandbox sandbox = Sandbox.Create(wanted, PathToolchainTests.Program);
        foreach ((string name, string value) in proxy.Variables) sandbox.Set(name, value);
        sandbox.Set("PATH", $"{Toolchains.Named(installed).Root}/bin:/usr/bin:/bin");
        sandbox.Set("GOTOOLCHAIN", wanted);
        return sandbox;
    }

    private static string Shown(string text, Sandbox sandbox) => text.Replace(sandbox.Environment["GOMODCACHE"], "MODCACHE", StringComparison.Ordinal);

    /// <summary>What there is of the toolchain in the module cache: names, modes, sizes.</summary>
    private static string[] Listing(Sandbox sandbox)
    {
        string root = sandbox.Environment["GOMODCACHE"];
        return
        [
            .. Directory.EnumerateFileSystemEntries(root + "/golang.org", "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(path => $"{path[root.Length..]} {File.GetUnixFileMode(path)} {(File.Exists(path) ? new FileInfo(path).Length : 0)}"),
        ];
    }
}
