using GoRun.Build.Tests.Support;

namespace GoRun.Build.Tests.Cgo;

internal static partial class CgoProgram
{
    /// <summary>Libraries that pkg-config knows: one needs flags for the compiler only by its wish, both for the linker.</summary>
    private static void WriteLibraries(BuildBench bench) => bench.Write("libraries/libraries.go", """
        package libraries

        // #cgo pkg-config: --static
        // #cgo pkg-config: sqlite3 zlib
        // #include <sqlite3.h>
        // #include <zlib.h>
        import "C"

        func Check() string {
        	if C.sqlite3_libversion_number() < 3000000 || C.compressBound(100) < 100 {
        		return "too small"
        	}
        	return "ok"
        }
        """);

    private static void WriteFortran(BuildBench bench)
    {
        bench.Write("fortran/fortran.go", """
            package fortran

            // #cgo FFLAGS: -O1
            // double half(int);
            import "C"

            func Half(n int) float64 { return float64(C.half(C.int(n))) }
            """);
        bench.Write("fortran/half.f90", """
            function half(n) result(h) bind(C)
              use iso_c_binding
              integer(c_int), value :: n
              real(c_double) :: h
              character(len=20) :: s
              write(s, '(I5)') n
              read(s, *) h
              h = h / 2
            end function half
            """);
    }

    private static void WriteObjectiveC(BuildBench bench)
    {
        bench.Write("objc/objc.go", "package objc\n\n// int classes(void);\nimport \"C\"\n\nfunc Classes() int { return int(C.classes()) }\n");
        bench.Write(
            "objc/classes.m",
            "#import <objc/runtime.h>\n\nint classes(void) { return (objc_getClass(\"Object\") != 0) + (objc_getClass(\"NoSuch\") == 0); }\n");
    }

    /// <summary>C and C++; SWIG writes files that are named like those beside them, for it takes the package's name from its file's.</summary>
    private static void WriteSwig(BuildBench bench)
    {
        bench.Write("sum/sum.go", "package sum\n\n// int one(void) { return 1; }\nimport \"C\"\n\nfunc Sum() int { return Add(int(C.one()), 29) }\n");
        bench.Write("sum/add.c", "int Add(int a, int b) { return a + b; }\n");
        bench.Write("sum/sum.swig", "%{\nint Add(int a, int b);\n%}\nint Add(int a, int b);\n");
        bench.Write("greet/greet.go", "package greet\n\nfunc Greeting() string { return NewGreeter().Text() }\n");
        bench.Write("greet/greet.h", "class Greeter {\npublic:\n\tvirtual ~Greeter() {}\n\tconst char *text() { return \"hello\"; }\n};\n");
        bench.Write("greet/greet.swigcxx", "%module(directors=\"1\") greet\n%{\n#include \"greet.h\"\n%}\n%feature(\"director\");\n%include \"greet.h\"\n");
    }
}
