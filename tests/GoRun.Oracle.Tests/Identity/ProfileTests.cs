using GoRun.Testing;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>Profiles guide the compilation of a program and of all that it needs, of nobody else's.</summary>
public sealed class ProfileTests
{
    // The packages of the standard library are compiled anew with the profile, but once by either tool.
    [Fact]
    public void Programs_with_and_without_a_profile_are_those_of_go_and_share_its_cache()
    {
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, Sources.Profiled);
        CachePair caches = CachePair.Warm(sandbox);
        caches.CompareFiles(["", "with", "without"], "./...");
        caches.CompareRuns("./with");
        caches.CompareRuns("-pgo=with/default.pgo", "./without");
        caches.CompareRuns("-pgo=with/default.pgo", "without/main.go");
    }
}
