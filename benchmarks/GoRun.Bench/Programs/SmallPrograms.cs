namespace GoRun.Bench.Programs;

/// <summary>
/// Programs of one package. Each ends by itself with status 0 and prints the number of its last edit (<see cref="SourceEdit"/>), so that a
/// run of an old build does not go unnoticed.
/// </summary>
internal static class SmallPrograms
{
    private const string HelloMain = """
        package main

        import "fmt"

        func main() { fmt.Printf("hello main=%d\n", benchmarkEdit) }

        """;

    // Serves one request to itself.
    private const string HttpMain = """
        package main

        import (
        	"fmt"
        	"io"
        	"net"
        	"net/http"
        )

        func main() {
        	listener, err := net.Listen("tcp", "127.0.0.1:0")
        	if err != nil {
        		panic(err)
        	}
        	go http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
        		fmt.Fprintf(w, "hello main=%d\n", benchmarkEdit)
        	}))
        	response, err := http.Get("http://" + listener.Addr().String())
        	if err != nil {
        		panic(err)
        	}
        	body, _ := io.ReadAll(response.Body)
        	fmt.Print(string(body))
        }

        """;

    private const string ListedMain = """
        package main

        import "fmt"

        func main() { fmt.Println(greeting(), "main="+fmt.Sprint(benchmarkEdit)) }

        """;

    public static void WriteHello(GoModule module) => module.Begin("hello", HelloMain);

    public static void WriteHttp(GoModule module) => module.Begin("http", HttpMain);

    /// <summary>Hello in two files, for a command line that names them.</summary>
    public static void WriteListed(GoModule module)
    {
        module.Begin("listed", ListedMain);
        module.Write("greeting.go", "package main\n\nfunc greeting() string { return \"hello\" }\n");
    }

    /// <summary>Hello that can say how much memory was needed until it ran.</summary>
    public static void WriteProbe(GoModule module)
    {
        module.Begin("probe", HelloMain.Replace("{ fmt", "{ memory(); fmt", StringComparison.Ordinal));
        MemoryProbe.WriteTo(module);
    }
}
