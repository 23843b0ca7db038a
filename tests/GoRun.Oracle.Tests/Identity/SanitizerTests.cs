using GoRun.Testing;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>-race, -msan and -asan: instrumented programs, which share the cache as all others do.</summary>
public sealed class SanitizerTests
{
    private const string Program = """
        -- go.mod --
        module example.com/sanitized

        go 1.24
        -- main.go --
        package main

        // static int twice(int n) { return 2 * n; }
        import "C"

        func main() { println(sanitizer, C.twice(21)) }
        -- race.go --
        //go:build race

        package main

        const sanitizer = "race"
        -- msan.go --
        //go:build msan

        package main

        const sanitizer = "msan"
        -- asan.go --
        //go:build asan

        package main

        const sanitizer = "asan"
        -- system.syso --
        """;

    private const string Server = """
        -- go.mod --
        module example.com/server

        go 1.24
        -- main.go --
        package main

        // #include <stdlib.h>
        import "C"

        import (
        	"net"
        	"os"
        )

        var total int

        func serve(listener net.Listener, done chan bool) {
        	connection, _ := listener.Accept()
        	buffer := make([]byte, 16)
        	n, _ := connection.Read(buffer)
        	connection.Write(buffer[:n])
        	total += n
        	done <- true
        }

        func main() {
        	listener, err := net.Listen("tcp", "127.0.0.1:0")
        	if err != nil {
        		panic(err)
        	}
        	done := make(chan bool)
        	go serve(listener, done)
        	connection, _ := net.Dial("tcp", listener.Addr().String())
        	connection.Write([]byte("hello"))
        	buffer := make([]byte, 16)
        	n, _ := connection.Read(buffer)
        	if len(os.Args) > 1 {
        		total++ // while the server counts, too
        	}
        	<-done
        	println(string(buffer[:n]), C.abs(-42))
        }
        """;

    public static TheoryData<string, string> Rows
    {
        get
        {
            TheoryData<string, string> rows = Toolchains.OldestAndNewestWith(["race"]);
            rows.Add(Toolchains.NewestVersion, "msan");
            rows.Add(Toolchains.NewestVersion, "asan");
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Both_write_the_same_entries_and_executables_and_accept_the_others_cache(string version, string sanitizer)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, Program);
        // Nothing but clang has what -msan needs, and of gcc go wants to hear that it is called so.
        sandbox.Set("CC", sanitizer == "msan" ? "clang" : "gcc");
        CachePair caches = CachePair.From(sandbox, StandardPackages.Sanitized(sandbox.Toolchain, sanitizer));
        caches.CompareBuilds("-" + sanitizer, ".");
        Assert.Equal(sanitizer + " 42\n", sandbox.GoRun("run", "-" + sanitizer, ".").Succeeded().Errors);
    }

    [Fact]
    public void Taking_turns_with_race_and_without_makes_nothing_anew()
    {
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, Server);
        StandardPackages.With(sandbox.Toolchain, ["-race", "net", "runtime/race"]).CopyTo(sandbox.Environment["GOCACHE"]);
        Assert.Equal("hello 42\n", sandbox.GoRun("run", "-race", ".").Succeeded().Errors);
        Assert.Equal("hello 42\n", sandbox.GoRun("run", ".").Succeeded().Errors);
        Execution race = sandbox.GoRun("run", "-race", "-x", ".", "count");
        Assert.Equal(66, race.Status.ExitStatus);
        Assert.Contains("WARNING: DATA RACE", race.Errors, StringComparison.Ordinal);
        Assert.Empty(CachePair.ToolLines(race));
        Assert.Empty(CachePair.ToolLines(sandbox.GoRun("run", "-x", ".").Succeeded()));
    }
}
