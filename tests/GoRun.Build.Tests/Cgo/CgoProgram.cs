using GoRun.Build.Tests.Support;

namespace GoRun.Build.Tests.Cgo;

/// <summary>A module that has a package for each kind of cgo, and a program that uses them all and std's own.</summary>
internal static partial class CgoProgram
{
    public const string Output = "42 12 7 13 ok 1.5 2 30 hello\n";

    public static BuildBench Write(string version, params (string Name, string Value)[] environment)
    {
        var bench = new BuildBench(version, [("CGO_ENABLED", "1"), .. environment]);
        bench.Write("go.mod", "module example.com/c\n\ngo 1.24\n");
        WriteMain(bench);
        WriteC(bench);
        WriteExports(bench);
        WriteCxx(bench);
        WriteLibraries(bench);
        WriteFortran(bench);
        WriteObjectiveC(bench);
        WriteSwig(bench);
        return bench;
    }

    private static void WriteMain(BuildBench bench) => bench.Write("main.go", """
        package main

        import (
        	"fmt"
        	"net"
        	"os/user"

        	"example.com/c/cxx"
        	"example.com/c/exports"
        	"example.com/c/fortran"
        	"example.com/c/greet"
        	"example.com/c/libraries"
        	"example.com/c/objc"
        	"example.com/c/plain"
        	"example.com/c/sum"
        )

        func main() {
        	if _, err := user.Current(); err != nil {
        		panic(err)
        	}
        	net.LookupHost("localhost")
        	fmt.Println(plain.Answer(), plain.Root(), exports.Call(), cxx.Length(), libraries.Check(), fortran.Half(3), objc.Classes(), sum.Sum(), greet.Greeting())
        }
        """);

    /// <summary>C files, a header, assembly for the C compiler, flags of the package's own.</summary>
    private static void WriteC(BuildBench bench)
    {
        bench.Write("plain/plain.go", """
            package plain

            // #cgo CFLAGS: -DANSWER=42 -Wall -I${SRCDIR}/include
            // #cgo LDFLAGS: -lm
            // #include <math.h>
            // #include "util.h"
            // int from_assembly(void);
            import "C"

            func Answer() int { return int(C.answer()) }
            """);
        bench.Write("plain/root.go", """
            package plain

            // #include <math.h>
            // int from_assembly(void);
            import "C"

            // Root needs the library that the other file names.
            func Root() int { return int(C.sqrt(C.double(49))) + int(C.from_assembly()) }
            """);
        bench.Write("plain/util.c", "#include \"util.h\"\n\nint answer(void) { return ANSWER; }\n");
        bench.Write("plain/include/util.h", "int answer(void);\n");
        bench.Write("plain/five.S", "\t.globl from_assembly\nfrom_assembly:\n\tmovl $5, %eax\n\tret\n\t.section .note.GNU-stack,\"\",@progbits\n");
    }

    private static void WriteExports(BuildBench bench)
    {
        bench.Write("exports/exports.go", """
            package exports

            // int call(int);
            import "C"

            //export goAdd
            func goAdd(a, b C.int) C.int { return a + b }

            func Call() int { return int(C.call(3)) }
            """);
        bench.Write("exports/call.c", "#include \"_cgo_export.h\"\n\nint call(int n) { return goAdd(n, 4); }\n");
    }

    private static void WriteCxx(BuildBench bench)
    {
        bench.Write("cxx/cxx.go", """
            package cxx

            // #cgo CXXFLAGS: -std=c++14 -DGREETING="hello"
            // #cgo CPPFLAGS: -DFOR_ALL
            // int length(void);
            import "C"

            func Length() int { return int(C.length()) }
            """);
        bench.Write("cxx/length.cpp", "#include <string>\n\nextern \"C\" int length(void) { return (int)(std::string(\"hello, \") + \"world!\").size(); }\n");
    }
}
