using GoRun.Oracle.Tests.Identity;
using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Versioned;

/// <summary><c>package@version</c>: what is built, and what is said where nothing can be.</summary>
public sealed class VersionedRunTests
{
    /// <summary>Words for run that go and gorun refuse alike.</summary>
    private static readonly string[][] Refused =
    [
        ["example.com/cmd/a@v1.0.0-replace"],
        ["example.com/cmd/a@v1.0.0-newerself"],
        ["example.com/cmd/err@v1.0.0"],
        ["example.com/cmd/nothing@v1.0.0"],
        ["example.com/cmd/nothing...@v1.0.0"],
        ["example.com/cmd/...@v1.0.0"],
        ["example.com/cmd/a@v1.2.3"],
        ["example.com/cmd/a@main"],
        ["example.com/cmd/a@<v0.1.0"],
        ["example.com/cmd/a@<=v1.0"],
        ["example.com/doesnotexist/x@latest"],
        ["nodot/x@latest"],
        ["nodot...@latest"],
        ["-mod=vendor", "example.com/cmd/a@v1.0.0"],
        ["-modfile=x.mod", "example.com/cmd/a@v1.0.0"],
    ];

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void The_executable_is_that_of_go_run(string version)
    {
        using var proxy = ModuleProxy.Start(Toolchains.Named(version).Root);
        using Sandbox sandbox = Prepare(Sandbox.Create(version, "-- go.mod --\nmodule example.com/m\n"), proxy);
        sandbox.Go("run", "example.com/depends/on/generics@v1.0.0").Succeeded();
        CachePair.Warm(sandbox).CompareRuns("example.com/depends/on/generics@v1.0.0");
    }

    [Fact]
    public void What_go_run_refuses_is_refused_in_the_same_words()
    {
        using var proxy = ModuleProxy.Start(Toolchains.Newest.Root);
        using Sandbox ofGo = Prepare(Sandbox.Create(Toolchains.NewestVersion, ""), proxy);
        using Sandbox ofGoRun = Prepare(Sandbox.Create(Toolchains.NewestVersion, ""), proxy);
        foreach (string[] words in Refused)
        {
            Execution expected = ofGo.Go(["run", .. words]);
            Execution actual = ofGoRun.GoRun(["run", .. words]);
            Assert.True(
                (expected.Status, Sorted(expected)) == (actual.Status, Sorted(actual)),
                $"{string.Join(' ', words)}\n== expected\n{expected.Errors}\n== actual\n{actual.Errors}");
        }
    }

    internal static Sandbox Prepare(Sandbox sandbox, ModuleProxy proxy)
    {
        foreach ((string name, string value) in proxy.Variables) sandbox.Set(name, value);
        return sandbox;
    }

    /// <summary>Which of several modules is downloaded first is chance.</summary>
    private static string Sorted(Execution execution) => string.Join('\n', execution.Errors.Split('\n').Order(StringComparer.Ordinal));
}
