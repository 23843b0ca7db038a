using GoRun.Testing;

namespace GoRun.FastPath.Tests;

/// <summary>What gorun asks the kernel for, and what the record then holds.</summary>
public sealed class CompletenessTests
{
    private const string Program = """
        -- go.mod --
        module example.com/m

        go 1.24

        require example.com/dep v1.0.0

        replace example.com/dep => ./dep
        -- dep/go.mod --
        module example.com/dep
        -- dep/dep.go --
        package dep
        -- vendor/modules.txt --
        # example.com/dep v1.0.0 => ./dep
        ## explicit
        example.com/dep
        # example.com/dep => ./dep
        -- vendor/example.com/dep/dep.go --
        package dep

        const Word = "one"
        -- data/a --
        -- data/sub/b --
        -- data/sub/.c --
        -- lib/lib.go --
        package lib
        -- lib/lib_plan9.go --
        package lib
        -- lib/more_test.go --
        package lib
        -- word.h --
        int word(void);
        -- word.c --
        #include "word.h"
        int word(void) { return 1; }
        -- main.go --
        package main

        // #include "word.h"
        import "C"

        import (
        	"embed"

        	"example.com/dep"
        	_ "example.com/m/lib"
        )

        //go:embed data
        var data embed.FS

        func main() { println(dep.Word, C.word()) }

        """;

    [Fact]
    public void Every_path_that_was_looked_at_is_in_the_record()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Program);
        sandbox.Set("GORUN_FASTPATH", "off");
        sandbox.GoRun(".").Succeeded();
        sandbox.Set("GORUN_FASTPATH", "on");
        string trace = sandbox.In("trace");
        sandbox.Run(sandbox.CommandFor(
            "/usr/bin/strace", "-f", "-y", "-s", "4096", "-e", "trace=file", "-o", trace, Toolchains.GoRunBinary, ".")).Succeeded();

        string cache = sandbox.Environment["GOCACHE"];
        HashSet<string> recorded = Recorded(Directory.GetFiles(sandbox.Home + "/.cache/gorun/last-runs"));
        SortedSet<string> seen = [.. Looks.Of(File.ReadLines(trace), sandbox.Module, cache + "/").Where(path => IsInput(path, sandbox))];
        Assert.Contains(sandbox.Module + "/data/sub/b", seen);
        Assert.Contains(sandbox.Module + "/default.pgo", seen);
        Assert.Contains(sandbox.In("go.work"), seen);

        // A link is followed when it is compared, so that the file that it leads to is in the record by the link's name.
        string?[] targets = [.. recorded.Where(File.Exists).Select(path => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName)];
        recorded.UnionWith(targets.OfType<string>());
        Assert.Empty(seen.Except(recorded));
    }

    /// <summary>
    /// Whether it lies where inputs do: in the test's own folders, in the toolchain, where C compilers are. Not what gorun keeps, nor the
    /// library files of whatever runs gorun, nor whether go counts what its user does (GOTELEMETRY), which no program depends on.
    /// </summary>
    private static bool IsInput(string path, Sandbox sandbox)
    {
        string[] own = [sandbox.Home + "/.cache", sandbox.Home + "/.config/go/telemetry", sandbox.Environment["GOCACHE"], sandbox.Temporary];
        string[] inputs = [sandbox.In(""), sandbox.Toolchain.Root + "/", "/usr/bin/", "/usr/local/bin/", "/bin/"];
        return inputs.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))
            && !own.Any(folder => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal));
    }

    private static unsafe HashSet<string> Recorded(string[] records)
    {
        byte[] record = File.ReadAllBytes(Assert.Single(records));
        Assert.True(RecordFormat.IsWhole(record));
        var paths = new HashSet<string>(StringComparer.Ordinal);
        fixed (byte* start = record)
        {
            var cursor = new RecordCursor(start + RecordFormat.HeaderSize);
            cursor.Text();
            cursor.Text();
            for (int variables = cursor.Number(); variables > 0; variables--)
            {
                cursor.Text();
                cursor.Flag();
                cursor.Text();
            }

            cursor.Input();
            for (int portions = cursor.Number(); portions > 0; portions--) AddPortion(new RecordCursor(cursor.Portion()), paths);
        }

        return paths;
    }

    private static void AddPortion(RecordCursor cursor, HashSet<string> paths)
    {
        for (int groups = cursor.Number(); groups > 0; groups--)
        {
            string directory = cursor.Text();
            for (int entries = cursor.Number(); entries > 0; entries--)
            {
                string name = Platform.FileProbe.Decode(cursor.Input().Name[..^1]);
                paths.Add(name.Length == 0 ? directory : Path.Combine(directory, name));
            }
        }
    }
}
