using System.Text.RegularExpressions;
using GoRun.Oracle.Tests.Identity;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Caching;

/// <summary>GODEBUG=gocachehash=1 shows what goes into the action IDs, line by line as go shows it.</summary>
public sealed partial class HashLineTests
{
    /// <summary>Imports, embedded files, assembly and C.</summary>
    private const string Program = Sources.SeveralPackages + """

        -- text/c.go --
        package text

        // int three(void);
        import "C"

        var Three = int(C.three())
        -- text/three.c --
        int three(void) { return 3; }
        """;

    public static TheoryData<string> Releases => [.. Toolchains.OldestAndNewestVersions];

    [Theory]
    [MemberData(nameof(Releases))]
    public void Both_hash_the_same(string release)
    {
        using var sandbox = Sandbox.Create(release, Program);
        BuildCache ofGo = sandbox.NewCache();
        BuildCache ofGoRun = sandbox.NewCache();
        sandbox.Set("GODEBUG", "gocachehash=1");
        sandbox.Set("GOFLAGS", "-buildvcs=false");
        foreach (string verb in (string[])["run", "run", "build", "build"])
        {
            sandbox.Use(ofGo);
            string[] expected = Lines(sandbox.Go([verb, .. Output(verb, "go"), "./cmd/tool"]).Succeeded().Errors);
            sandbox.Use(ofGoRun);
            Assert.Equal(expected, Lines(sandbox.GoRun([verb, .. Output(verb, "gorun"), "./cmd/tool"]).Succeeded().Errors));
        }
    }

    private static string[] Output(string verb, string name) => verb == "build" ? ["-o", "program-of-" + name] : [];

    /// <summary>
    /// Without what gorun does not look for in the cache: its index of packages, what it remembers of the C compiler's file, and what
    /// linkers said of packages that are not linked.
    /// </summary>
    private static string[] Lines(string errors)
    {
        string[] lines = [.. errors.Split('\n').Where(line => line.StartsWith("HASH", StringComparison.Ordinal))];
        string main = lines.Last(line => MainPackage().IsMatch(line))[^64..];
        return
        [
            .. lines.Where(line => !OnlyGos().IsMatch(line) && (!line.Contains("\"link-stdout\"", StringComparison.Ordinal) || line.Contains(main, StringComparison.Ordinal)))
                .Select(line => WorkDirectory().Replace(line, "$1")).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex(@"^HASH\[build example\.com/several/v2/cmd/tool\]: [0-9a-f]{64}$")]
    private static partial Regex MainPackage();

    [GeneratedRegex(@"^HASH\[(moduleIndex|gccCompilerID)\]")]
    private static partial Regex OnlyGos();

    // The directory is part of what is hashed there.
    [GeneratedRegex(@"(?<= ""cgo compile )/.*/go-build[0-9]+(/.*) = [0-9a-f]{64}$")]
    private static partial Regex WorkDirectory();
}
