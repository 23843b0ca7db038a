using GoRun.Testing;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>-cover: programs that count what is run of them, which share the cache as all others do.</summary>
public sealed class CoverageTests
{
    private const string Program = """
        -- go.mod --
        module example.com/covered

        go 1.24
        -- main.go --
        package main

        import (
        	"fmt"
        	"os"

        	"example.com/covered/count"
        )

        func main() {
        	if len(os.Args) > 1 {
        		fmt.Println(os.Args)
        	}
        	count.Up()
        	fmt.Println(count.Value())
        }
        -- count/count.go --
        package count

        import "sync/atomic"

        var value atomic.Int64

        func Up() { value.Add(1) }
        -- count/value.go --
        package count

        func Value() int { return int(value.Load()) }
        -- c/c.go --
        package main

        // static int twice(int n) { return 2 * n; }
        import "C"

        func main() { println(C.twice(21)) }
        """;

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Both_write_the_same_entries_and_executables_and_accept_the_others_cache(string version)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, Program);
        string data = sandbox.In("coverage");
        Directory.CreateDirectory(data);
        sandbox.Set("GOCOVERDIR", data);
        CachePair caches = CachePair.From(sandbox, StandardPackages.With(sandbox.Toolchain, ["runtime/coverage", "fmt"]));
        caches.CompareBuilds("-covermode=atomic", "-coverpkg=./...", ".");

        // What cgo generates for the cache names the work directory here, by go too; the rest is the same.
        Assert.Equal("42\n", sandbox.GoRun("run", "-cover", "./c").Succeeded().Errors);
        Assert.Empty(CachePair.ToolLines(sandbox.Go("run", "-x", "-cover", "./c").Succeeded()));
        // The description of the program is named by its content, which both runs share; each has its counters.
        Assert.Single(Directory.GetFiles(data, "covmeta.*"));
        Assert.Equal(2, Directory.GetFiles(data, "covcounters.*").Length);
    }
}
