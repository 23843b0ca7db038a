using System.Collections.Immutable;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Faults;

/// <summary>What the real go thinks of a cache.</summary>
internal static class CacheProof
{
    /// <summary>The real go runs the program with it, compiles and links nothing; and each entry leads to the content that it names.</summary>
    /// <param name="output">What the program prints on standard error.</param>
    public static void AssertAccepted(Sandbox sandbox, string output)
    {
        AssertTaken(sandbox, output);
        Assert.NotEmpty(new BuildCache(sandbox.Environment["GOCACHE"]).EntriesSince(StandardPackages.Of(sandbox.Toolchain)));
    }

    /// <summary>As above, but for what the program does not need.</summary>
    public static void AssertTaken(Sandbox sandbox, string output)
    {
        Execution shown = sandbox.Go("run", "-x", ".").Succeeded();
        Assert.DoesNotContain("/compile ", shown.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("/link ", shown.Errors, StringComparison.Ordinal);
        Assert.EndsWith(output, shown.Errors, StringComparison.Ordinal);
    }

    /// <summary>The real go makes everything again, the standard library too, and each entry is as it was.</summary>
    public static void AssertVerified(Sandbox sandbox, string output)
    {
        ImmutableSortedDictionary<string, string> environment = sandbox.Environment;
        sandbox.Set("GODEBUG", "gocacheverify=1");
        Assert.Equal(output, sandbox.Go("run", ".").Succeeded().Errors);
        sandbox.Set("GODEBUG", environment.GetValueOrDefault("GODEBUG", ""));
    }
}
