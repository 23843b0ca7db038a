using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Selection;

/// <summary>A toolchain that is needed and not there is downloaded: by one that is too old, and on a machine that has none.</summary>
public sealed class NeededToolchainTests(NeededToolchainTests.Downloads downloads) : IClassFixture<NeededToolchainTests.Downloads>
{
    private static readonly string Wanted = Toolchains.NewestVersion;

    /// <summary>The toolchain, and a module that needs it; both made once.</summary>
    public sealed class Downloads : IDisposable
    {
        internal ModuleProxy Proxy { get; } =
            ModuleProxy.Start(new ModuleArchives([ToolchainArchives.Of(Toolchains.Newest), VersionedSwitchTests.ModuleFor(Wanted)]));

        public void Dispose() => Proxy.Dispose();
    }

    /// <summary>There is no go to compare with: by the go line, and then by GOTOOLCHAIN.</summary>
    [Fact]
    public void Without_any_Go_a_program_runs_with_the_one_that_it_needs()
    {
        using Sandbox sandbox = Place(PathToolchainTests.Program.Replace("go 1.24", "go " + Wanted["go".Length..], StringComparison.Ordinal));
        Execution first = sandbox.GoRun(".").Succeeded();
        Assert.Matches($@"^go: downloading {Wanted} \(linux/\w+\)\n$", first.Errors);
        Assert.StartsWith($"{Wanted} {sandbox.Environment["GOMODCACHE"]}/golang.org/toolchain@", first.Output, StringComparison.Ordinal);

        sandbox.Set("GOPROXY", "off");
        sandbox.Set("GOTOOLCHAIN", Wanted);
        Execution again = sandbox.GoRun(".").Succeeded();
        Assert.Equal("", again.Errors);
        Assert.StartsWith(Wanted + " ", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_at_a_version_gets_the_one_that_its_go_mod_asks_for()
    {
        using Sandbox sandbox = Place("");
        sandbox.Set("GOROOT", Toolchains.Every[0].Root);
        Execution run = sandbox.GoRun("example.com/new@v1.0.0").Succeeded();
        string goVersion = Wanted["go".Length..];
        Assert.Matches(
            $@"^go: example.com/new@v1.0.0 requires go >= {goVersion}; switching to {Wanted}\ngo: downloading {Wanted} \(linux/\w+\)\n"
            + $@"go: downloading example.com/new v1.0.0\n{Wanted}\n$",
            run.Errors);
    }

    private Sandbox Place(string files)
    {
        Sandbox sandbox = Sandbox.Create(Wanted, files);
        foreach ((string name, string value) in downloads.Proxy.Variables) sandbox.Set(name, value);
        sandbox.Set("PATH", "/usr/bin:/bin");
        sandbox.Set("GOTOOLCHAIN", "auto");
        return sandbox;
    }
}
