using GoRun.Testing;

namespace GoRun.Oracle.Tests.OtherModules;

/// <summary>Modules of every kind beside each other, with a program in each.</summary>
public sealed class Neighbours : IDisposable
{
    private const string Files = """
        -- caller/go.mod --
        module example.com/caller

        go 1.24

        require example.com/replaced v1.0.0

        replace example.com/replaced => ../replaced
        -- caller/main.go --
        package main

        import _ "example.com/replaced"

        func main() {}
        -- caller/nested/go.mod --
        module example.com/nested

        go 1.24
        -- caller/nested/main.go --
        package main

        func main() { println("nested") }
        -- replaced/go.mod --
        module example.com/replaced

        go 1.24
        -- replaced/replaced.go --
        package replaced
        -- replaced/cmd/main.go --
        package main

        import _ "example.com/replaced"

        func main() { println("replaced") }
        -- plain/go.mod --
        module plain

        go 1.24
        -- plain/internal/lib/lib.go --
        package lib

        const Name = "plain"
        -- plain/cmd/x/main.go --
        package main

        import (
        	"os"
        	"plain/internal/lib"
        )

        func main() {
        	directory, _ := os.Getwd()
        	os.Stdout.WriteString(lib.Name + " in " + directory + " with " + os.Args[1] + "\n")
        }
        -- plain/alone/main.go --
        package main

        func main() { println("alone") }
        -- plain/wrong/main.go --
        package main

        func main() { undefined() }
        -- work/go.work --
        go 1.24

        use (
        	./used
        	./lib
        )
        -- work/used/go.mod --
        module example.com/used

        go 1.24
        -- work/used/main.go --
        package main

        import _ "example.com/lib"

        func main() { println("used") }
        -- work/lib/go.mod --
        module example.com/lib

        go 1.24
        -- work/lib/lib.go --
        package lib
        -- work/unused/go.mod --
        module example.com/unused

        go 1.24
        -- work/unused/main.go --
        package main

        func main() { println("unused") }
        -- vendored/go.mod --
        module example.com/vendored

        go 1.24

        require example.com/dep v1.0.0
        -- vendored/main.go --
        package main

        import _ "example.com/dep"

        func main() { println("vendored") }
        -- vendored/vendor/modules.txt --
        # example.com/dep v1.0.0
        ## explicit
        example.com/dep
        -- vendored/vendor/example.com/dep/dep.go --
        package dep
        -- none/main.go --
        package main

        func main() { println("none") }
        """;

    public Sandbox Sandbox { get; } = Sandbox.Create(Toolchains.NewestVersion, Files);

    /// <summary>The absolute path of a folder or file.</summary>
    public string this[string name] => Path.Combine(Sandbox.Module, name);

    public Execution GoRun(string folder, params ReadOnlySpan<string> arguments)
    {
        Sandbox.Folder = this[folder];
        return Sandbox.GoRun(arguments);
    }

    public Execution Go(string folder, params ReadOnlySpan<string> arguments)
    {
        Sandbox.Folder = this[folder];
        return Sandbox.Go(arguments);
    }

    public void Dispose() => Sandbox.Dispose();
}
