using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.Errors;

/// <summary>Packages that cannot be found, or not be used as they are.</summary>
internal static class PackageErrors
{
    private const string Main = "-- main.go --\npackage main\n\nfunc main() {}\n";
    private const string Importing = "-- main.go --\npackage main\n\nimport _ ";

    public static ImmutableArray<ErrorCase> All { get; } =
    [
        new("missing package of the main module", Importing + "\"example.com/m/nothing\"\n\nfunc main() {}\n", "."),
        new("missing package of the standard library", Importing + "\"fmt/nothing\"\n\nfunc main() {}\n", "."),
        new("missing package without a dot", Importing + "\"nothing\"\n\nfunc main() {}\n", "."),
        new("package of no module", Importing + "\"example.org/other/thing\"\n\nfunc main() {}\n", "."),
        new("package of no module, below a package", """
            -- main.go --
            package main

            import _ "example.com/m/a"

            func main() {}
            -- a/a.go --
            package a

            import _ "example.com/m/b"
            -- b/b.go --
            package b

            import _ "example.org/other/thing"
            """, "."),
        new("several missing packages", """
            -- main.go --
            package main

            import (
            	_ "example.com/m/one"
            	_ "example.com/m/two"
            	_ "example.org/three"
            	_ "nothing/four"
            )

            func main() {}
            """, "."),
        new("import cycle", """
            -- main.go --
            package main

            import _ "example.com/m/a"

            func main() {}
            -- a/a.go --
            package a

            import _ "example.com/m/b"
            -- b/b.go --
            package b

            import _ "example.com/m/c"
            -- c/c.go --
            package c

            import _ "example.com/m/a"
            """, "."),
        new("package that imports itself", """
            -- main.go --
            package main

            import _ "example.com/m/a"

            func main() {}
            -- a/a.go --
            package a

            import _ "example.com/m/a"
            """, "."),
        new("import of a program", """
            -- main.go --
            package main

            import _ "example.com/m/tool"

            func main() {}
            -- tool/main.go --
            package main

            func main() {}
            """, "."),
        new("not a main package", "-- a.go --\npackage a\n", "."),
        new("not a main package, by import path", "-- a/a.go --\npackage a\n", "example.com/m/a"),
        new("standard package that is no program", Main, "fmt"),
        new("several packages by a pattern", Main + "-- a/a.go --\npackage main\n\nfunc main() {}\n", "./..."),
        new("pattern that matches nothing", Main, "./nothing/..."),
        new("pattern that matches nothing and is no path", Main, "example.org/..."),
        new("folder that is not there", Main, "./nothing"),
        new("folder outside the module", Main, "/usr"),
        new("folder above the module", Main, ".."),
        new("import path that is not there", Main, "example.com/m/nothing"),
        new("import path of no module", Main, "example.org/nothing"),
        new("standard import path that is not there", Main, "nothing/at/all"),
        new("no Go files", "-- README --\n", "."),
        new("no Go files in a folder", Main + "-- doc/README --\n", "./doc"),
        new("only test files", "-- a_test.go --\npackage main\n", "."),
        new("all files excluded", "-- a_windows.go --\npackage main\n-- b.go --\n//go:build ignore\n\npackage main\n", "."),
        new("all files of an import excluded", Importing + "\"example.com/m/a\"\n\nfunc main() {}\n-- a/a_windows.go --\npackage a\n", "."),
        new("two packages in a folder", Main + "-- other.go --\npackage other\n", "."),
        new("two packages in an imported folder",
            Importing
            + "\"example.com/m/a\"\n\nfunc main() {}\n"
            + "-- a/a.go --\npackage a\n"
            + "-- a/b.go --\npackage b\n",
            "."),
        new("internal package of another module", """
            -- go.mod --
            module example.com/m

            go 1.24

            require example.com/other v1.0.0

            replace example.com/other => ./other
            -- main.go --
            package main

            import _ "example.com/other/internal/secret"

            func main() {}
            -- other/go.mod --
            module example.com/other
            -- other/internal/secret/secret.go --
            package secret
            """, "."),
        new("internal package of another folder",
            Importing
            + "\"example.com/m/a/internal/b\"\n\nfunc main() {}\n"
            + "-- a/internal/b/b.go --\npackage b\n",
            "."),
        new("internal package of the standard library", Importing + "\"internal/abi\"\n\nfunc main() {}\n", "."),
        new("relative import", Importing + "\"./a\"\n\nfunc main() {}\n-- a/a.go --\npackage a\n", "."),
        new("malformed import path", Importing + "\"example.com/m/a b\"\n\nfunc main() {}\n", "."),
        new("absolute import path", Importing + "\"/usr/lib\"\n\nfunc main() {}\n", "."),
        new("import path that ends in a slash", Importing + "\"fmt/\"\n\nfunc main() {}\n", "."),
        new("import of a module's vendor folder",
            Importing
            + "\"example.com/m/vendor/x\"\n\nfunc main() {}\n"
            + "-- vendor/x/x.go --\npackage x\n",
            "-mod=readonly", "."),
        new("embedding nothing that is there",
            "-- main.go --\npackage main\n\nimport _ \"embed\"\n\n//go:embed missing.txt\nvar text string\n\nfunc main() {}\n",
            "."),
        new("embedding above the folder",
            "-- main.go --\npackage main\n\nimport _ \"embed\"\n\n//go:embed ../x.txt\nvar text string\n\nfunc main() {}\n",
            "."),
        new("embedding an empty folder",
            "-- main.go --\npackage main\n\nimport \"embed\"\n\n//go:embed dir\nvar files embed.FS\n\nfunc main() {}\n"
            + "-- dir/ --\n",
            "."),
        new("embedding a symbolic link",
            "-- main.go --\npackage main\n\nimport _ \"embed\"\n\n//go:embed x.txt\nvar text string\n\nfunc main() {}\n"
            + "-- x.txt -> main.go --\n",
            "."),
        new("embedding without the import",
            "-- main.go --\npackage main\n\n//go:embed x.txt\nvar text string\n\nfunc main() {}\n"
            + "-- x.txt --\n",
            "."),
        new("embedding in an import",
            Importing
            + "\"example.com/m/a\"\n\nfunc main() {}\n"
            + "-- a/a.go --\npackage a\n\nimport _ \"embed\"\n\n//go:embed *.txt\nvar text string\n",
            "."),
        new("dangling symbolic link", Main + "-- other.go -> nowhere.go --\n", "."),
        new("folder named like a file", Main + "-- other.go/x --\n", "."),
        new("bad build constraint", Main + "-- other.go --\n//go:build linux &&\n\npackage main\n", "."),
        new("syntax error before the imports", Main + "-- other.go --\npackage main\nimport fmt\n", "."),
        new("no package clause", Main + "-- other.go --\nfunc f() {}\n", "."),
        new("empty file", Main + "-- other.go --\n", "."),
        new("syntax error in the imports of an import",
            Importing
            + "\"example.com/m/a\"\n\nfunc main() {}\n"
            + "-- a/a.go --\npackage a\n\nimport \"unfinished\n",
            "."),
        new("names that differ in case", Main + "-- a.h --\n-- A.h --\n-- Main.go --\npackage main\n", "."),
        new("imports that differ in case",
            "-- main.go --\npackage main\n\nimport (\n\t_ \"example.com/m/a\"\n\t_ \"example.com/m/A\"\n)\n\nfunc main() {}\n"
            + "-- a/a.go --\npackage a\n"
            + "-- A/a.go --\npackage a\n",
            "."),
        new("C files without cgo", Main + "-- x.c --\nint x;\n", "."),
        new("assembly and no body", "-- main.go --\npackage main\n\nfunc missing()\n\nfunc main() { missing() }\n", "."),
    ];
}
