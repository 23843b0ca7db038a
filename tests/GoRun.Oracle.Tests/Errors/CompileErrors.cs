using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.Errors;

/// <summary>What the tools of the toolchain and the C compiler say, and around it what the go command says.</summary>
internal static class CompileErrors
{
    private const string Main = "-- main.go --\npackage main\n\nfunc main() {}\n";

    private const string TwoThatFail = """
        -- main.go --
        package main

        import (
        	_ "example.com/m/a"
        	_ "example.com/m/b"
        )

        func main() {}
        -- a/a.go --
        package a

        func A() int { return "a" }
        -- b/b.go --
        package b

        func B() { undefined() }
        """;

    public static ImmutableArray<ErrorCase> All { get; } =
    [
        new("type error", "-- main.go --\npackage main\n\nfunc main() { var n int = \"text\" }\n", "."),
        new("type error in a list of files", "-- main.go --\npackage main\n\nfunc main() { var n int = \"text\" }\n", "main.go"),
        new("type error, absolute folder given",
            "-- a/main.go --\npackage main\n\nfunc main() { var n int = \"text\" }\n",
            "example.com/m/a"),
        new("type error, folder below", "-- a/main.go --\npackage main\n\nfunc main() { var n int = \"text\" }\n", "./a"),
        new("type error above the current folder",
            "-- main.go --\npackage main\n\nfunc main() { var n int = \"text\" }\n"
            + "-- a/ --\n",
            "-C", "a", ".."),
        new("unused import", "-- main.go --\npackage main\n\nimport \"fmt\"\n\nfunc main() {}\n", "."),
        new("unused variable", "-- main.go --\npackage main\n\nfunc main() {\n\tx := 1\n}\n", "."),
        new("syntax error in the body", "-- main.go --\npackage main\n\nfunc main() { if }\n", "."),
        new("too many errors",
            "-- main.go --\npackage main\n\nfunc main() {\n"
            + string.Concat(Enumerable.Range(0, 12).Select(i => $"\ta{i}()\n"))
            + "}\n",
            "."),
        new("all errors",
            "-- main.go --\npackage main\n\nfunc main() {\n"
            + string.Concat(Enumerable.Range(0, 12).Select(i => $"\ta{i}()\n"))
            + "}\n",
            "-gcflags=-e", "."),
        new("two packages that fail", TwoThatFail, "."),
        new("two packages that fail, built one at a time", TwoThatFail, "-p=1", "."),
        new("bad compiler flag", Main, "-gcflags=-nosuchflag", "."),
        new("bad linker flag", Main, "-ldflags=-nosuchflag", "."),
        new("language newer than the module's",
            "-- go.mod --\nmodule example.com/m\n\ngo 1.16\n"
            + "-- main.go --\npackage main\n\nfunc first[T any](list []T) T { return list[0] }\n\nfunc main() { first([]int{1}) }\n",
            "."),
        new("no main function", "-- main.go --\npackage main\n", "."),
        new("function without a body", "-- main.go --\npackage main\n\nfunc missing()\n\nfunc main() { missing() }\n-- empty.s --\n", "."),
        new("assembly error",
            "-- main.go --\npackage main\n\nfunc f()\n\nfunc main() { f() }\n"
            + "-- f.s --\nTEXT ·f(SB), $0\n\tNOSUCHINSTRUCTION\n",
            "."),
        new("linked name that is nowhere",
            "-- main.go --\npackage main\n\nimport _ \"unsafe\"\n\n"
            + "//go:linkname nowhere example.com/m.nowhere\nfunc nowhere()\n\nfunc main() { nowhere() }\n"
            + "-- x.s --\n",
            "."),
        new("output of a good compile", "-- main.go --\npackage main\n\nfunc main() { f() }\n\nfunc f() {}\n", "-gcflags=-m", "."),
        new("output of a good compile below a folder",
            "-- main.go --\npackage main\n\nimport \"example.com/m/a\"\n\nfunc main() { a.F() }\n"
            + "-- a/a.go --\npackage a\n\nfunc F() {}\n",
            "-gcflags=./a=-m", "."),
        new("C error", "-- main.go --\npackage main\n\n// #include \"nosuch.h\"\nimport \"C\"\n\nfunc main() {}\n", "."),
        new("C warning", "-- main.go --\npackage main\n\n// #warning look here\nimport \"C\"\n\nfunc main() {}\n", "."),
        new("C error in a file",
            "-- main.go --\npackage main\n\n// int f(void);\nimport \"C\"\n\nfunc main() { C.f() }\n"
            + "-- f.c --\nint f(void) { return nothing; }\n",
            "."),
        new("C name that is not there", "-- main.go --\npackage main\n\nimport \"C\"\n\nfunc main() { C.nothing() }\n", "."),
        new("C type that does not fit",
            "-- main.go --\npackage main\n\n// static int f(int n) { return n; }\nimport \"C\"\n\nfunc main() { C.f(\"text\") }\n",
            "."),
        new("symbol that the C linker does not find",
            "-- main.go --\npackage main\n\n// int f(void);\nimport \"C\"\n\nfunc main() { C.f() }\n",
            "."),
        new("refused #cgo flag", "-- main.go --\npackage main\n\n// #cgo CFLAGS: -fplugin=x.so\nimport \"C\"\n\nfunc main() {}\n", "."),
        new("refused #cgo linker flag",
            "-- main.go --\npackage main\n\n// #cgo LDFLAGS: -Wl,-plugin,x\nimport \"C\"\n\nfunc main() {}\n",
            "."),
        new("malformed #cgo line", "-- main.go --\npackage main\n\n// #cgo NONSENSE\nimport \"C\"\n\nfunc main() {}\n", "."),
        new("unknown #cgo word", "-- main.go --\npackage main\n\n// #cgo WHAT: x\nimport \"C\"\n\nfunc main() {}\n", "."),
        new("C compiler that is not there",
            "-- main.go --\npackage main\n\nimport \"C\"\n\nfunc main() {}\n",
            ".") { Variables = ["CC=nosuchcc", "CGO_ENABLED=1"] },
        new("cgo file with cgo off",
            "-- main.go --\npackage main\n\nimport \"C\"\n\nfunc main() {}\n",
            ".") { Variables = ["CGO_ENABLED=0"] },
        new("import of cgo file with cgo off",
            "-- main.go --\npackage main\n\nimport _ \"example.com/m/a\"\n\nfunc main() {}\n"
            + "-- a/a.go --\npackage a\n\nimport \"C\"\n",
            ".") { Variables = ["CGO_ENABLED=0"] },
    ];
}
