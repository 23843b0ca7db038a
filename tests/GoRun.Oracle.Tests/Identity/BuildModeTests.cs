using GoRun.Testing;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>What <c>-buildmode</c> makes of a program, and what goes through <c>-toolexec</c>, is the same by either tool.</summary>
public sealed class BuildModeTests
{
    // All of these modes take the same packages of the standard library, which are compiled anew but once by either tool.
    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Libraries_with_their_headers_and_position_independent_programs_are_those_of_go(string version)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, Sources.Library);
        CachePair caches = CachePair.Warm(sandbox);
        string files = caches.CompareFiles(["library.so", "library.h"], "-buildmode=c-shared", "-installsuffix=other", ".");
        caches.CompareRuns("-buildmode=pie", "-toolexec=env A=b", ".");

        // Out of the cache, with no compiler run.
        Directory.Delete(files, recursive: true);
        Execution again = sandbox.GoRun("build", "-x", "-buildmode=c-shared", "-o", Path.Combine(files, "library.so"), ".").Succeeded();
        Assert.DoesNotContain("/cgo ", again.Errors, StringComparison.Ordinal);
        Assert.Contains("Twice", File.ReadAllText(Path.Combine(files, "library.h")), StringComparison.Ordinal);
    }

    [Fact]
    public void Plugins_of_files_have_the_path_that_go_gives_them()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Sources.Library);
        Execution expected = sandbox.Go("build", "-n", "-buildmode=plugin", "main.go").Succeeded();
        Execution actual = sandbox.GoRun("build", "-n", "-buildmode=plugin", "main.go").Succeeded();
        Assert.Contains("-pluginpath plugin/unnamed-", actual.Errors, StringComparison.Ordinal);
        Assert.Equal(Lines(expected, "/link "), Lines(actual, "/link "));
        Assert.Equal(Lines(expected, "/compile "), Lines(actual, "/compile "));
    }

    private static IEnumerable<string> Lines(Execution execution, string tool) =>
        execution.Errors.Split('\n').Where(line => line.Contains(tool, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
