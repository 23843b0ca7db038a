using System.Globalization;
using System.Text;

namespace GoRun.Bench;

/// <summary>Writes the Go programs that are run. Each ends by itself with status 0.</summary>
internal static class Programs
{
    public static string Hello(string folder)
    {
        Write(folder, "go.mod", "module example.com/hello\n\ngo 1.24\n");
        Write(folder, "main.go", """
            package main

            import "fmt"

            func main() { fmt.Println("hello") }

            """);
        return folder;
    }

    public static string Http(string folder)
    {
        Write(folder, "go.mod", "module example.com/http\n\ngo 1.24\n");
        Write(folder, "main.go", """
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
            		fmt.Fprintln(w, "hello")
            	}))
            	response, err := http.Get("http://" + listener.Addr().String())
            	if err != nil {
            		panic(err)
            	}
            	body, _ := io.ReadAll(response.Body)
            	fmt.Print(string(body))
            }

            """);
        return folder;
    }

    /// <summary>A module of <paramref name="count"/> packages, three files each; a package imports up to three of those before it.</summary>
    public static string Generated(string folder, int count)
    {
        Write(folder, "go.mod", "module example.com/many\n\ngo 1.24\n");
        for (int i = 0; i < count; i++)
        {
            var imports = new StringBuilder();
            var calls = new StringBuilder("0");
            foreach (int step in (int[])[1, 7, 31])
            {
                if (i - step < 0) continue;
                imports.Append(CultureInfo.InvariantCulture, $"\t\"example.com/many/p{i - step:d3}\"\n");
                calls.Append(CultureInfo.InvariantCulture, $" + p{i - step:d3}.Own()");
            }

            string package = string.Create(CultureInfo.InvariantCulture, $"p{i:d3}");
            Write(folder, $"{package}/a.go", $"package {package}\n\nimport (\n\t\"strings\"\n{imports})\n\n"
                + $"// Own is a small number.\nfunc Own() int {{ return len(strings.TrimSpace(name())) }}\n\n// Sum adds those of the imports.\nfunc Sum() int {{ return {calls} }}\n");
            Write(folder, $"{package}/b.go", $"package {package}\n\nimport \"strconv\"\n\nfunc name() string {{ return strconv.Itoa({i}) + suffix() }}\n");
            Write(folder, $"{package}/c.go", $"package {package}\n\nfunc suffix() string {{ return \"{package}\" }}\n");
        }

        Write(folder, "main.go", $"package main\n\nimport (\n\t\"fmt\"\n\n\t\"example.com/many/p{count - 1:d3}\"\n)\n\n"
            + $"func main() {{ fmt.Println(p{count - 1:d3}.Sum()) }}\n");
        return folder;
    }

    /// <summary>Gives main.go a content that it never had before.</summary>
    public static void EditMain(string folder, int run)
    {
        string file = Path.Combine(folder, "main.go");
        string text = File.ReadAllText(file);
        int mark = text.IndexOf("\n// edit ", StringComparison.Ordinal);
        if (mark >= 0) text = text[..mark];
        File.WriteAllText(file, text + string.Create(CultureInfo.InvariantCulture, $"\n// edit {run}\nvar edit{run} = {run}\n"));
    }

    public static void Write(string folder, string name, string content)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
