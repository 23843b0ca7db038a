using GoRun.Testing;

namespace GoRun.Oracle.Tests.Running;

/// <summary>A program that tells, by its first argument, what the process it runs in was given; shared by the tests of a class.</summary>
public sealed class ProcessProgram : IDisposable
{
    private const string Source = """
        -- go.mod --
        module example.com/process

        go 1.24
        -- main.go --
        package main

        import (
        	"fmt"
        	"os"
        	"os/exec"
        	"os/signal"
        	"sort"
        	"strings"
        	"syscall"
        )

        func main() {
        	switch verb := os.Args[1]; verb {
        	case "become": // what is not Go's own runtime, which raises the limit of open files and handles signals
        		fmt.Println(syscall.Exec(os.Args[2], os.Args[2:], os.Environ()))
        	case "ids":
        		fmt.Println(os.Getpid(), os.Getppid())
        	case "folder":
        		folder, err := os.Getwd()
        		fmt.Println(folder, err, os.Getenv("PWD"))
        	case "descriptors":
        		for descriptor := 0; descriptor < 1024; descriptor++ {
        			var status syscall.Stat_t
        			if syscall.Fstat(descriptor, &status) == nil {
        				target, _ := os.Readlink(fmt.Sprint("/proc/self/fd/", descriptor))
        				fmt.Println(descriptor, target)
        			}
        		}
        	case "environment":
        		environment, _ := os.ReadFile("/proc/self/environ")
        		variables := strings.Split(string(environment), "\x00")
        		sort.Strings(variables)
        		for _, variable := range variables { // bash sets _ to what it starts
        			if !strings.HasPrefix(variable, "PATH=") && !strings.HasPrefix(variable, "_=") {
        				fmt.Printf("%q\n", variable)
        			}
        		}
        	case "children":
        		_, err := syscall.Wait4(-1, nil, syscall.WNOHANG, nil)
        		children, _ := os.ReadFile(fmt.Sprintf("/proc/self/task/%d/children", os.Getpid()))
        		fmt.Printf("%v %q\n", err, children)
        	case "orphan":
        		exec.Command("/bin/sh", "-c", "(exit 7) & exec true").Run()
        		var status syscall.WaitStatus
        		for {
        			if _, err := syscall.Wait4(-1, &status, 0, nil); err != nil {
        				fmt.Println(err)
        				break
        			}
        			fmt.Println("an orphan ended with", status.ExitStatus())
        		}
        	case "exit":
        		os.Exit(3)
        	case "serve":
        		signals := make(chan os.Signal, 1)
        		signal.Notify(signals, syscall.SIGTERM)
        		os.WriteFile(os.Args[2], []byte(fmt.Sprintln(os.Getpid())), 0)
        		fmt.Println("got", <-signals)
        		os.Exit(4)
        	default:
        		fmt.Println("what is", verb, "?")
        		os.Exit(99)
        	}
        }
        """;

    public ProcessProgram() => Twin = Twin.Create(Toolchains.NewestVersion, Source);

    internal Twin Twin { get; }

    public void Dispose() => Twin.Dispose();
}
