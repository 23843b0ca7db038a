using GoRun.Testing;

namespace GoRun.Oracle.Tests.Running;

/// <summary>
/// One program that, by its first argument, ends in all sorts of ways or tells what it was given; to be run by gorun and, made by
/// <c>go build</c>, directly from the test. Shared by the tests of a class, for none of them changes it.
/// </summary>
public sealed class Probe : IDisposable
{
    private const string Source = """
        -- go.mod --
        module example.com/probe

        go 1.24
        -- main.go --
        package main

        import (
        	"fmt"
        	"io"
        	"os"
        	"sort"
        	"strconv"
        	"strings"
        	"syscall"
        )

        func main() {
        	switch verb := os.Args[1]; verb {
        	case "exit":
        		status, _ := strconv.Atoi(os.Args[2])
        		fmt.Println("out")
        		fmt.Fprintln(os.Stderr, "err")
        		os.Exit(status)
        	case "goroutine":
        		go os.Exit(7)
        		select {}
        	case "panic":
        		panic("no way")
        	case "nil":
        		var nothing *int
        		fmt.Println(*nothing)
        	case "signal":
        		number, _ := strconv.Atoi(os.Args[2])
        		syscall.Kill(os.Getpid(), syscall.Signal(number))
        		select {}
        	case "become": // what is not Go's own runtime, for which every signal has its plain meaning
        		fmt.Println(syscall.Exec(os.Args[2], os.Args[2:], os.Environ()))
        	case "copy":
        		io.Copy(os.Stdout, os.Stdin)
        	case "ids":
        		fmt.Println(os.Getpid(), os.Getppid(), syscall.Getpgrp())
        	case "arguments":
        		fmt.Printf("%q\n", os.Args[1:])
        	case "name":
        		executable, err := os.Executable()
        		fmt.Println(os.Args[0], executable, err)
        	case "folder":
        		folder, err := os.Getwd()
        		fmt.Println(folder, err, os.Getenv("PWD"))
        	case "environment":
        		environment := os.Environ()
        		sort.Strings(environment)
        		fmt.Printf("%q\n", environment)
        	case "descriptors":
        		for descriptor := 0; descriptor < 1024; descriptor++ {
        			var status syscall.Stat_t
        			if syscall.Fstat(descriptor, &status) == nil {
        				target, _ := os.Readlink(fmt.Sprint("/proc/self/fd/", descriptor))
        				fmt.Println(descriptor, strings.HasPrefix(target, "anon_inode:"))
        			}
        		}
        	default:
        		fmt.Println("what is", verb, "?")
        		os.Exit(99)
        	}
        }
        """;

    private readonly Dictionary<string, Sandbox> sandboxes = new(StringComparer.Ordinal);

    /// <summary>The place in which the probe of this toolchain lies, made when first asked for.</summary>
    internal Sandbox Of(string version)
    {
        if (sandboxes.TryGetValue(version, out Sandbox? known))
            return known;
        Sandbox sandbox = Sandbox.Create(version, Source);
        sandboxes.Add(version, sandbox);
        sandbox.Go("build", "-o", Program(sandbox), ".").Succeeded();
        return sandbox;
    }

    internal Execution Directly(string version, params ReadOnlySpan<string> arguments)
    {
        Sandbox sandbox = Of(version);
        return sandbox.Run(sandbox.CommandFor(Program(sandbox), arguments));
    }

    internal Execution ByGoRun(string version, params ReadOnlySpan<string> arguments) => Of(version).GoRun(["run", ".", .. arguments]);

    internal Execution ByGo(string version, params ReadOnlySpan<string> arguments) => Of(version).Go(["run", ".", .. arguments]);

    /// <summary>
    /// Runs a shell command in which <c>$run</c> stands for the program run by gorun, then one in which it stands for the program
    /// itself.
    /// </summary>
    internal (Execution ByGoRun, Execution Directly) InShell(string version, string script)
    {
        Sandbox sandbox = Of(version);
        Execution Shell(string run) =>
            sandbox.Run(sandbox.CommandFor("/bin/sh", "-c", script) with { Environment = sandbox.Environment.SetItem("run", run) });
        return (Shell($"{Toolchains.GoRunBinary} run ."), Shell(Program(sandbox)));
    }

    public void Dispose()
    {
        foreach (Sandbox sandbox in sandboxes.Values)
            sandbox.Dispose();
    }

    private static string Program(Sandbox sandbox) => sandbox.In("probe");
}
