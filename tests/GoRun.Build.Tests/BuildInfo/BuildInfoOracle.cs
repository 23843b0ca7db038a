using GoRun.Build.Commands;
using GoRun.Build.Link;
using GoRun.Build.Tests.Support;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Tests.BuildInfo;

/// <summary>The build info of a bench's main package, compared with the text that the real go hashes into its action ID; nothing is built for that.</summary>
internal static class BuildInfoOracle
{
    /// <summary>Compares for <c>go build</c> with these arguments, of which the bench's flags must say the same.</summary>
    public static void AssertSame(BuildBench bench, params string[] arguments)
    {
        ForgetVersions(bench);
        (_, _, string said) = bench.GoWith("cache", ("GODEBUG", "gocachehash=1"), ["build", "-buildvcs=" + bench.Flags.BuildVcs, "-n", .. arguments]);
        string? wanted = said.Split('\n').FirstOrDefault(l => l.Contains(": \"modinfo ", StringComparison.Ordinal));
        Assert.True(wanted is not null, said);
        string hashed = GoQuoting.Quote($"modinfo {GoQuoting.Quote(Text(bench, arguments[^1]))}\n");
        Assert.Equal(wanted[wanted.IndexOf(": \"modinfo ", StringComparison.Ordinal)..], ": " + hashed);
    }

    /// <summary>Go keeps the version that it found for a commit in the module cache, and does not see a tag set since then.</summary>
    private static void ForgetVersions(BuildBench bench)
    {
        string downloads = Path.Combine(bench.ModuleCache, "cache", "download");
        if (Directory.Exists(downloads)) Directory.Delete(downloads, recursive: true);
    }

    private static string Text(BuildBench bench, string pattern)
    {
        HostEnvironment host = bench.Host("cache", TextWriter.Null);
        GoEnv env = GoEnvReader.Read(host, bench.Module);
        var work = new WorkDirectory(Path.GetTempPath(), "/", keep: false, pretend: true, () => { });
        var shell = new Shell
        {
            Runner = new ToolRunner(),
            Release = env.Release,
            Environment = new ToolEnvironment(env),
            Work = work,
            Console = new BuildConsole(TextWriter.Null, work),
            Paths = new ShortPaths(bench.Module),
            Tree = new SourceTree(),
            Flags = bench.Flags,
            Cancellation = CancellationToken.None,
        };
        Package main = bench.Resolve(pattern).Roots[0];
        return BuildInfoText.For(main, env, bench.Flags, new VcsStamper(env, shell).Stamp(main, byDefault: true));
    }
}
