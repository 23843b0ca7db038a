using GoRun.Testing;

namespace GoRun.Oracle.Tests.Caching;

/// <summary>GOCACHEPROG: go and gorun over one cache that a program keeps.</summary>
public sealed class CacheProgramTests
{
    /// <summary>
    /// Keeps a cache below the folder that is its first argument, and a log of requests; what is not there it takes out of the GOCACHE folder
    /// that is its second.
    /// </summary>
    private const string Keeper = """
        -- go.mod --
        module example.com/keeper

        go 1.24
        -- main.go --
        package main

        import (
        	"encoding/hex"
        	"encoding/json"
        	"fmt"
        	"io"
        	"os"
        )

        type request struct {
        	ID                 int64
        	Command            string
        	ActionID, OutputID []byte
        	BodySize           int64
        }

        type response struct {
        	ID            int64
        	KnownCommands []string `json:",omitempty"`
        	Miss          bool     `json:",omitempty"`
        	OutputID      []byte   `json:",omitempty"`
        	Size          int64    `json:",omitempty"`
        	DiskPath      string   `json:",omitempty"`
        }

        func find(folder string, action []byte, r *response) bool {
        	text, err := os.ReadFile(fmt.Sprintf("%s/%x/%x-a", folder, action[:1], action))
        	if err != nil {
        		return false
        	}
        	var version, id, output string
        	fmt.Sscan(string(text), &version, &id, &output, &r.Size)
        	r.OutputID, _ = hex.DecodeString(output)
        	r.DiskPath = fmt.Sprintf("%s/%s/%s-d", folder, output[:2], output)
        	return true
        }

        func store(folder string, q request, body []byte) string {
        	os.MkdirAll(fmt.Sprintf("%s/%x", folder, q.ActionID[:1]), 0o777)
        	os.MkdirAll(fmt.Sprintf("%s/%x", folder, q.OutputID[:1]), 0o777)
        	path := fmt.Sprintf("%s/%x/%x-d", folder, q.OutputID[:1], q.OutputID)
        	os.WriteFile(path, body, 0o666)
        	index := fmt.Sprintf("v1 %x %x %d", q.ActionID, q.OutputID, q.BodySize)
        	os.WriteFile(fmt.Sprintf("%s/%x/%x-a", folder, q.ActionID[:1], q.ActionID), []byte(index), 0o666)
        	return path
        }

        func main() {
        	log, _ := os.OpenFile(os.Args[1]+"/log", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
        	in := json.NewDecoder(os.Stdin)
        	out := json.NewEncoder(os.Stdout)
        	out.Encode(response{KnownCommands: []string{"get", "put", "close", "later"}})
        	for {
        		var q request
        		if err := in.Decode(&q); err != nil {
        			fmt.Fprintln(log, err)
        			return
        		}
        		r := response{ID: q.ID}
        		switch q.Command {
        		case "get":
        			r.Miss = !find(os.Args[1], q.ActionID, &r) && !find(os.Args[2], q.ActionID, &r)
        		case "put":
        			var body []byte
        			if q.BodySize > 0 && in.Decode(&body) == io.EOF || int64(len(body)) != q.BodySize {
        				panic(fmt.Sprint(len(body), " bytes instead of ", q.BodySize))
        			}
        			r.DiskPath = store(os.Args[1], q, body)
        		}
        		fmt.Fprintln(log, q.Command)
        		out.Encode(r)
        		if q.Command == "close" {
        			return
        		}
        	}
        }
        """;

    /// <summary>Tells whether it was given a child.</summary>
    private const string Program = """
        -- go.mod --
        module example.com/m

        go 1.24
        -- main.go --
        package main

        import (
        	"fmt"
        	"syscall"

        	"example.com/m/lib"
        )

        func main() {
        	_, err := syscall.Wait4(-1, nil, syscall.WNOHANG, nil)
        	fmt.Println(lib.Name, err)
        }
        -- lib/lib.go --
        package lib

        const Name = "first"
        """;

    [Fact]
    public void Neither_makes_again_what_the_other_has_made()
    {
        using var sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, Program);
        string keeper = BuildKeeper(sandbox.Toolchain.Version, sandbox.In("keeper"));
        string kept = Directory.CreateDirectory(sandbox.In("kept")).FullName;
        sandbox.Set("GOFLAGS", "-buildvcs=false");
        sandbox.Set("GOCACHEPROG", $"{keeper} '{kept}' {StandardPackages.Of(sandbox.Toolchain).Folder}");
        string ran = "first no child processes\n";

        Assert.Equal((ran, "lib main link"), ToolsOf(sandbox.GoRun("-x", ".")));
        Assert.Equal((ran, "link"), ToolsOf(sandbox.Go("run", "-x", ".")));
        // Its own copy of the executable is in GOCACHE, and there nothing else.
        Assert.Equal((ran, ""), ToolsOf(sandbox.GoRun("-x", ".")));
        string entry = Assert.Single(new BuildCache(sandbox.Environment["GOCACHE"]).EntriesSince(new BuildCache(sandbox.In("none"))));
        Assert.Equal("m", entry.Split(' ')[4]);

        string library = sandbox.Module + "/lib/lib.go";
        File.WriteAllText(library, "package lib\n\nconst Name = \"second\"\n");
        ran = "second no child processes\n";
        Assert.Equal((ran, "lib main link"), ToolsOf(sandbox.Go("run", "-x", ".")));
        Assert.Equal((ran, "link"), ToolsOf(sandbox.GoRun("-x", ".")));

        Assert.Equal(("", "main link"), ToolsOf(sandbox.GoRun("build", "-x", "-o", "program", ".")));
        Assert.Equal(("", "link"), ToolsOf(sandbox.Go("build", "-x", "-o", "program-of-go", ".")));
        Assert.Equal(File.ReadAllBytes(sandbox.Module + "/program-of-go"), File.ReadAllBytes(sandbox.Module + "/program"));

        // An archive that the program has damaged is made again before anything is compiled with it; go only looks at its size.
        foreach (string archive in Directory.GetFiles(kept, "*-d", SearchOption.AllDirectories).Where(IsLibrary))
        {
            byte[] content = File.ReadAllBytes(archive);
            content[^1] ^= 1;
            File.WriteAllBytes(archive, content);
        }

        File.AppendAllText(sandbox.Module + "/main.go", "\nvar more = 1\n");
        Assert.Equal((ran, "lib main link"), ToolsOf(sandbox.GoRun("-x", ".")));

        string[] log = File.ReadAllLines(kept + "/log");
        Assert.Equal(8, log.Count(line => line == "close"));
        Assert.Empty(log.Except(["get", "put", "close"]));
    }

    private static string BuildKeeper(string version, string program)
    {
        using var sandbox = Sandbox.Create(version, Keeper);
        sandbox.Go("build", "-o", program, ".").Succeeded();
        return program;
    }

    private static bool IsLibrary(string file) =>
        File.ReadAllBytes(file) is var content && content.AsSpan().StartsWith("!<arch>\n"u8) && content.AsSpan().IndexOf("\nmain\n"u8) < 0;

    private static (string Output, string Tools) ToolsOf(Execution run)
    {
        IEnumerable<string?> tools = run.Succeeded().Errors.Split('\n').Select(line =>
            line.Contains("/link ", StringComparison.Ordinal) ? "link"
            : !line.Contains("/compile ", StringComparison.Ordinal) ? null
            : line.Contains(" -p main ", StringComparison.Ordinal) ? "main"
            : "lib");
        return (run.Output, string.Join(' ', tools.OfType<string>()));
    }
}
