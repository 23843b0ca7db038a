using GoRun.Testing;

namespace GoRun.Oracle.Tests.Selection;

/// <summary>Another toolchain than the installed one, out of PATH: what the whole of gorun makes of it, against the real go.</summary>
public sealed class PathToolchainTests
{
    /// <summary>Prints its release, and what it sees of the toolchain's place.</summary>
    internal const string Program = """
        -- go.mod --
        module example.com/m

        go 1.24
        -- main.go --
        package main

        import (
        	"fmt"
        	"os"
        	"runtime"
        )

        func main() {
        	goroot, set := os.LookupEnv("GOROOT")
        	fmt.Println(runtime.Version(), os.Getenv("PATH"), os.Getenv("GOTOOLCHAIN"), goroot, set)
        }
        """;

    public static TheoryData<string, string> BothWays
    {
        get
        {
            string oldest = Toolchains.Every[0].Version;
            string newest = Toolchains.NewestVersion;
            return new TheoryData<string, string> { { oldest, newest }, { newest, oldest } };
        }
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public void A_program_is_built_and_run_with_it_as_go_does(string installed, string wanted)
    {
        using Sandbox sandbox = Sandbox.Create(wanted, Program);
        string folder = sandbox.In("bin");
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, wanted), Toolchains.Named(wanted).Go);
        sandbox.Set("PATH", $"{folder}:/usr/bin:/bin");
        sandbox.Set("GOROOT", Toolchains.Named(installed).Root);
        sandbox.Set("GOTOOLCHAIN", wanted);
        string go = Toolchains.Named(installed).Go;
        foreach (string[] line in (string[][])[["run", "."], ["env", "GOROOT", "GOTOOLCHAIN", "GOVERSION", "GOTOOLDIR"], ["list", "-deps", "."]])
        {
            Execution real = sandbox.Run(sandbox.CommandFor(go, line));
            Execution own = sandbox.GoRun(line);
            Assert.Equal((real.Output, real.Errors, real.Status), (own.Output, own.Errors, own.Status));
            Assert.Equal(0, own.Status.ExitStatus);
        }
    }
}
