using GoRun.Testing;

namespace GoRun.Oracle.Tests.Faults;

/// <summary>
/// gorun is killed at many moments of a build, with nothing left to tidy up after it, and its tools working on. The next build is right, and
/// so is the cache.
/// </summary>
public sealed class KilledBuildTests
{
    private const int Moments = 8;

    [Fact]
    public void Cache_that_a_killed_build_leaves_is_good_whenever_that_was()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Programs.Chain(8));
        long start = Environment.TickCount64;
        Run(sandbox);
        long whole = Environment.TickCount64 - start;
        for (int moment = 0; moment < Moments; moment++)
        {
            sandbox.Use(sandbox.NewCache());
            RunningCommand build = sandbox.Start(Build(sandbox));
            Thread.Sleep(TimeSpan.FromMilliseconds(whole * moment / Moments));
            if (moment % 2 == 0) build.Signal(Posix.Sigkill);
            else build.SignalGroup(Posix.Sigkill);
            build.Wait();
            Run(sandbox);
            CacheProof.AssertAccepted(sandbox, Programs.Output);
        }

        CacheProof.AssertVerified(sandbox, Programs.Output);

        // Tools that have outlived gorun may still write where the sandbox is going to be removed.
        Assert.True(SpinWait.SpinUntil(() => !ToolsAreAtWork(sandbox), TimeSpan.FromMinutes(2)), "a tool does not end");
    }

    private static Command Build(Sandbox sandbox) => sandbox.CommandFor(Toolchains.GoRunBinary, "run", "-p", "1", ".");

    private static void Run(Sandbox sandbox) => Assert.Equal(Programs.Output, sandbox.Run(Build(sandbox)).Succeeded().Errors);

    private static bool ToolsAreAtWork(Sandbox sandbox) =>
        Directory.EnumerateDirectories("/proc").Any(folder => CommandLine(folder).Contains(sandbox.Temporary, StringComparison.Ordinal));

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not a process, or one that has just ended.
            return "";
        }
    }
}
