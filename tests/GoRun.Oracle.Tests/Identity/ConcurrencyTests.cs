using GoRun.Testing;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>Several commands at once on one cache: none waits for ever, none sees what another has half written.</summary>
public sealed class ConcurrencyTests
{
    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Commands_that_build_the_same_program_at_once_all_run_it(string version)
    {
        using Sandbox sandbox = Sandbox.Create(version, Sources.SeveralPackages);
        string go = sandbox.Toolchain.Go;
        string gorun = Toolchains.GoRunBinary;
        string[] files = [gorun, go, gorun, gorun, go];
        RunningCommand[] commands = [.. files.Select(file => sandbox.Start(sandbox.CommandFor(file, "run", "./cmd/tool")))];
        Assert.All(commands, command => Assert.Equal("one two four 42 3\n", command.Wait().Succeeded().Output));

        var shared = new BuildCache(sandbox.Environment["GOCACHE"]);
        BuildCache alone = sandbox.NewCache();
        sandbox.Use(alone);
        sandbox.Go("run", "./cmd/tool").Succeeded();
        BuildCache start = StandardPackages.Of(sandbox.Toolchain);
        BuildCache.AssertSameEntries(alone.EntriesSince(start), shared.EntriesSince(start));
    }
}
