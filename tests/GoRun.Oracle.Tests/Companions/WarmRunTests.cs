using GoRun.Oracle.Tests.Identity;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Companions;

/// <summary>Where nothing has changed, nothing is started but the program, and nothing is left.</summary>
public sealed class WarmRunTests
{
    // gorun becomes the program, and so leaves to it the page faults of all the children that it waited for: none means that
    // there were no children, be they tools, C compilers or git.
    private const string TellsOfChildren = """
        -- go.mod --
        module example.com/children

        go 1.24
        -- main.go --
        package main

        // static int one(void) { return 1; }
        import "C"

        import (
        	"fmt"
        	"net/http"
        	"os"
        	"strings"

        	"example.com/children/two"
        )

        func main() {
        	stat, _ := os.ReadFile("/proc/self/stat")
        	afterName := string(stat[strings.LastIndexByte(string(stat), ')')+2:])
        	fmt.Println(C.one(), two.Two(), http.StatusOK, strings.Fields(afterName)[8] != "0")
        }
        -- two/two.go --
        package two

        func Two() int
        -- two/two_amd64.s --
        TEXT ·Two(SB), 4, $0-8
        	MOVQ $2, ret+0(FP)
        	RET
        -- two/two_arm64.s --
        TEXT ·Two(SB), 4, $0-8
        	MOVD $2, R0
        	MOVD R0, ret+0(FP)
        	RET
        """;

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Second_run_starts_no_process(string version)
    {
        using Sandbox sandbox = Sandbox.Create(version, TellsOfChildren);
        Assert.Equal("1 2 200 true\n", sandbox.GoRun("run", ".").Succeeded().Output);
        Assert.Equal("1 2 200 false\n", sandbox.GoRun("run", ".").Succeeded().Output);
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Temporary));
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Only_what_an_edit_touches_is_built_again(string version)
    {
        using Sandbox sandbox = Sandbox.Create(version, Sources.SeveralPackages);
        sandbox.GoRun("run", "./cmd/tool").Succeeded();
        File.WriteAllText(Path.Combine(sandbox.Module, "text", "one.txt"), "ONE\n");

        Execution verbose = sandbox.GoRun("run", "-v", "./cmd/tool").Succeeded();
        Assert.Equal("ONE two four 42 3\n", verbose.Output);
        Assert.Equal("example.com/several/v2/text\nexample.com/several/v2/cmd/tool\n", verbose.Errors);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Damaged_entries_of_the_cache_are_made_again(string version)
    {
        using Sandbox sandbox = Sandbox.Create(version, Sources.SeveralPackages);
        BuildCache start = StandardPackages.Of(sandbox.Toolchain);
        var cache = new BuildCache(sandbox.Environment["GOCACHE"]);
        sandbox.GoRun("run", "./cmd/tool").Succeeded();
        var entries = cache.EntriesSince(start);
        foreach (string file in cache.IndexFilesSince(start))
            File.WriteAllText(file, File.ReadAllText(file)[..100]);

        Assert.Equal("one two four 42 3\n", sandbox.GoRun("run", "./cmd/tool").Succeeded().Output);

        // The fast path looks at nothing of the cache but the program.
        sandbox.Set("GORUN_FASTPATH", "off");
        Assert.Equal("one two four 42 3\n", sandbox.GoRun("run", "./cmd/tool").Succeeded().Output);
        Assert.Equal(entries, cache.EntriesSince(start));
    }
}
