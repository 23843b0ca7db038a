using System.Text;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Process;

/// <summary>
/// A program that the build cache cannot take, because it may not be written: it runs out of the work directory, as a child of gorun.
/// Shared by the tests of a class.
/// </summary>
public sealed class UncachedProgram : IDisposable
{
    private const string Source = """
        -- go.mod --
        module example.com/child

        go 1.24
        -- main.go --
        package main

        import (
        	"fmt"
        	"io"
        	"os"
        	"os/exec"
        	"os/signal"
        	"strconv"
        	"strings"
        	"syscall"
        )

        func main() {
        	switch verb := os.Args[1]; verb {
        	case "exit":
        		status, _ := strconv.Atoi(os.Args[2])
        		os.Exit(status)
        	case "panic":
        		panic("no way")
        	case "become": // what is not Go's own runtime, for which every signal has its plain meaning
        		fmt.Println(syscall.Exec(os.Args[2], os.Args[2:], os.Environ()))
        	case "copy":
        		io.Copy(os.Stdout, os.Stdin)
        	case "arguments":
        		fmt.Printf("%q\n", os.Args[1:])
        	case "descriptors":
        		for descriptor := 0; descriptor < 1024; descriptor++ {
        			var status syscall.Stat_t
        			if syscall.Fstat(descriptor, &status) == nil {
        				target, _ := os.Readlink(fmt.Sprint("/proc/self/fd/", descriptor))
        				fmt.Println(descriptor, strings.HasPrefix(target, "anon_inode:"))
        			}
        		}
        	case "again": // programs that restart or unpack themselves
        		file, err := os.Executable()
        		self, _ := os.ReadFile("/proc/self/exe")
        		byName, _ := os.ReadFile(file)
        		fmt.Println(file == os.Args[0], err, len(self) > 0, len(self) == len(byName))
        		out, err := exec.Command(file, "arguments", "x").CombinedOutput()
        		fmt.Println(string(out), err)
        	case "listen": // tells each signal as it comes, until an interrupt, and ends well
        		signals := make(chan os.Signal, 100)
        		if len(os.Args) == 3 {
        			signal.Notify(signals)
        		} else { // only those, so that others do what they do by themselves
        			signal.Notify(signals, syscall.SIGCONT, os.Interrupt)
        		}
        		out, _ := os.OpenFile(os.Args[2], os.O_WRONLY, 0)
        		fmt.Fprintln(out, os.Getpid())
        		for s := range signals {
        			if s != syscall.SIGURG { // Go's own
        				fmt.Fprintln(out, int(s.(syscall.Signal)))
        			}
        			if s == os.Interrupt {
        				return
        			}
        		}
        	}
        }
        """;

    private int pipes;

    public UncachedProgram()
    {
        Sandbox = Sandbox.Create(Toolchains.NewestVersion, Source);
        Sandbox.Go("build", "-o", Program, ".").Succeeded();
        ReadOnlyCache.Make(Sandbox);
    }

    internal Sandbox Sandbox { get; }

    /// <summary>The program as <c>go build</c> made it.</summary>
    internal string Program => Sandbox.In("program");

    internal Command ByGoRun(params ReadOnlySpan<string> arguments) =>
        Sandbox.CommandFor(Toolchains.GoRunBinary, ["run", .. arguments]).WithoutRights();

    /// <summary>A shell command in which <c>$run</c> is the program, run by gorun and then directly.</summary>
    internal (Execution ByGoRun, Execution Directly) InShell(string script)
    {
        Execution Shell(string run, Func<Command, Command> change) => Sandbox.Run(
            change(Sandbox.CommandFor("/bin/bash", "-c", script) with { Environment = Sandbox.Environment.SetItem("run", run) }));
        return (Shell($"{Toolchains.GoRunBinary} run .", command => command.WithoutRights()), Shell(Program, command => command));
    }

    /// <summary>Starts the program so that it tells of signals, and waits until it does.</summary>
    /// <returns>gorun; the program's process ID; and the lines that it writes.</returns>
    internal (RunningCommand Run, int Child, StreamReader Said) Listen(params ReadOnlySpan<string> more)
    {
        string pipe = Sandbox.In("said" + ++pipes);
        Posix.MakePipe(pipe);
        RunningCommand run = Sandbox.Start(ByGoRun([".", "listen", pipe, .. more]));
        var said = new StreamReader(pipe, Encoding.ASCII);
        return (run, int.Parse(said.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture), said);
    }

    internal void AssertNothingIsLeft() => Assert.Empty(Directory.GetFileSystemEntries(Sandbox.Temporary, "go-build*"));

    public void Dispose() => Sandbox.Dispose();
}
