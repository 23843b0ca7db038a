using System.Collections.Frozen;
using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>The words of GOFLAGS: flags for every command, of which each takes those it knows.</summary>
public static class GoFlagsVariable
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(StringComparer.Ordinal,
        "C", "a", "asan", "asmflags", "buildmode", "buildvcs", "c", "cache", "changed", "compat", "compiled", "compiler", "cover",
        "covermode", "coverpkg", "d", "debug-actiongraph", "debug-runtime-trace", "debug-trace", "deps", "diff", "dropexclude",
        "dropgodebug", "dropreplace", "droprequire", "dropretract", "droptool", "dropuse", "e", "exclude", "exec", "export", "f", "find",
        "fix", "fmt", "fuzzcache", "gccgoflags", "gcflags", "go", "godebug", "i", "insecure", "installsuffix", "json", "ldflags",
        "linkshared", "m", "mod", "modcache", "modcacherw", "modfile", "module", "msan", "n", "o", "overlay", "p", "pgo", "pkgdir", "print",
        "r", "race", "replace", "require", "retract", "retracted", "reuse", "t", "tags", "test", "testcache", "tool", "toolchain",
        "toolexec", "trimpath", "u", "use", "vendor", "versions", "vet", "vettool", "w", "work", "x");

    /// <summary>Flags of go test that also go by <c>-test.name</c>.</summary>
    private static readonly FrozenSet<string> OfTests = FrozenSet.Create(StringComparer.Ordinal,
        "bench", "benchmem", "benchtime", "blockprofile", "blockprofilerate", "count", "coverprofile", "cpu", "cpuprofile", "failfast",
        "fullpath", "fuzz", "fuzzminimizetime", "fuzztime", "list", "memprofile", "memprofilerate", "mutexprofile", "mutexprofilefraction",
        "outputdir", "parallel", "run", "short", "shuffle", "skip", "timeout", "trace", "v");

    /// <summary>The words, each <c>-name</c>, <c>--name</c> or with <c>=value</c> behind; that some command of go knows the name was checked.</summary>
    /// <exception cref="GoError">In go's words.</exception>
    public static ImmutableArray<string> Words(GoEnv env)
    {
        ImmutableArray<string> words = GoQuoting.SplitQuotedFields(env["GOFLAGS"], "go: parsing $GOFLAGS: ");
        foreach (string word in words)
        {
            ReadOnlySpan<char> name = word.AsSpan();
            if (name.StartsWith("--", StringComparison.Ordinal)) name = name[1..];
            if (name.Length < 2 || name[0] != '-' || name[1] is '-' or '=') throw new GoError($"go: parsing $GOFLAGS: non-flag {GoQuoting.Quote(word)}");
            name = name[1..];
            int equals = name.IndexOf('=');
            if (equals >= 0) name = name[..equals];
            if (!IsKnown(name.ToString(), env.Release)) throw new GoError($"go: parsing $GOFLAGS: unknown flag -{name}");
        }

        return words;
    }

    private static bool IsKnown(string name, GoRelease release) => name switch
    {
        "artifacts" or "test.artifacts" => release.AtLeast(26),
        "ignore" or "dropignore" => release.AtLeast(25),
        // No command of go knows it, only gorun's do.
        "offline" => true,
        _ => Known.Contains(name) || OfTests.Contains(name.StartsWith("test.", StringComparison.Ordinal) ? name["test.".Length..] : name),
    };
}
