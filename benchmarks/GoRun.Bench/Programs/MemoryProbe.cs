namespace GoRun.Bench.Programs;

/// <summary>
/// A file of package main with a function <c>memory</c>, which does nothing unless the variable <see cref="Variable"/> is set. It prints two
/// numbers of KiB: the peak of its own process from the start (getrusage: what the process was before an exec counts too, its children do not),
/// and the peak of its parent (VmHWM in /proc). Under gorun the first is gorun and the program; under go the second is go alone.
/// </summary>
internal static class MemoryProbe
{
    public const string Variable = "BENCH_MEMORY";

    /// <summary>The word in front of the two numbers.</summary>
    public const string Mark = "memory";

    private const string Source = """
        package main

        import (
        	"fmt"
        	"os"
        	"strings"
        	"syscall"
        )

        func memory() {
        	if os.Getenv("BENCH_MEMORY") == "" {
        		return
        	}
        	var usage syscall.Rusage
        	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
        	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", os.Getppid()))
        	parent := "0"
        	if _, after, found := strings.Cut(string(status), "VmHWM:"); found {
        		parent = strings.Fields(after)[0]
        	}
        	fmt.Println("memory", usage.Maxrss, parent)
        }

        """;

    public static void WriteTo(GoModule module) => module.Write("memory.go", Source);
}
