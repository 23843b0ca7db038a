using GoRun.Testing;

namespace GoRun.Oracle.Tests.Process;

/// <summary><c>-work</c>, and the commands that <c>-x</c> and <c>-n</c> print for run.</summary>
public sealed class WorkTests
{
    private const string Source = """
        -- go.mod --
        module example.com/hello

        go 1.24
        -- main.go --
        package main

        import "os"

        func main() { os.Stdout.WriteString(os.Args[0] + "\n") }
        """;

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Work_directory_stays_with_the_program_in_it_and_go_s_choice_is_run(string version)
    {
        using Sandbox sandbox = Sandbox.Create(version, Source);
        BuildCache ofGo = sandbox.NewCache();
        BuildCache ofGoRun = sandbox.NewCache();
        for (int run = 0; run < 2; run++)
        {
            sandbox.Use(ofGo);
            Execution byGo = sandbox.Go("run", "-work", ".").Succeeded();
            sandbox.Use(ofGoRun);
            Execution byGoRun = sandbox.GoRun("run", "-work", ".").Succeeded();
            Assert.Equal(Masked(byGo, ofGo), Masked(byGoRun, ofGoRun));

            // Also where it came from the cache, and go leaves the directory empty.
            string program = Path.Combine(WorkOf(byGoRun), "b001/exe/hello");
            Assert.Equal(program + "\n", sandbox.Run(sandbox.CommandFor(program)).Succeeded().Output);
        }
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Printed_commands_are_those_of_go(string version)
    {
        using Sandbox sandbox = Sandbox.Create(version, Source);
        string[][] commands = [["-n"], ["-n", "-exec", "echo 'a b'"], ["-x"], ["-x"], ["-x", "-exec", "echo 'a b'"], ["-x", "-exec", "echo c", "-ldflags=-X=m.x=y"]];
        foreach (string[] flags in commands)
        {
            string[] command = ["run", .. flags, ".", "x y"];
            Assert.Equal(Printed(sandbox, "of-go", sandbox.Toolchain.Go, command), Printed(sandbox, "of-gorun", Toolchains.GoRunBinary, command));
        }
    }

    private static IEnumerable<string> Printed(Sandbox sandbox, string cache, string file, string[] command)
    {
        string folder = sandbox.In(cache);
        if (!Directory.Exists(folder)) StandardPackages.Of(sandbox.Toolchain).CopyTo(folder);
        sandbox.Set("GOCACHE", folder);
        Execution run = sandbox.Run(sandbox.CommandFor(file, command)).Succeeded();
        return run.Errors.Replace(WorkOf(run), "$WORK", StringComparison.Ordinal).Replace(folder, "$GOCACHE", StringComparison.Ordinal).Split('\n').Select(Steady);
    }

    private static string Masked(Execution run, BuildCache cache) =>
        (run.Errors + run.Output).Replace(WorkOf(run), "$WORK", StringComparison.Ordinal).Replace(cache.Folder, "$GOCACHE", StringComparison.Ordinal);

    private static string WorkOf(Execution run) =>
        run.Errors.Split('\n')[0] is var line && line.StartsWith("WORK=", StringComparison.Ordinal) ? line["WORK=".Length..] : "$WORK";

    // gorun moves an archive into the cache where go copies it: the linker then reads it there.
    private static string Steady(string line)
    {
        bool link = line.Contains("/link -o ", StringComparison.Ordinal);
        if (link) return line[..(line.LastIndexOf(' ') + 1)];
        return line.StartsWith("packagefile example.com/hello=", StringComparison.Ordinal) ? "packagefile example.com/hello" : line;
    }
}
