using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>C sources, headers, compilers and what they are told.</summary>
public sealed class CgoChanges(SharedCache shared) : IClassFixture<SharedCache>
{
    private const string Program = Sources.GoMod + """
        -- main.go --
        package main

        // #include "word.h"
        import "C"

        func main() { println([]string{"none", "one", "two"}[C.word()]) }
        -- word.h --
        #ifdef __clang__
        #define WORD 2
        #endif
        #ifndef WORD
        #define WORD 1
        #endif
        int word(void);
        -- word.c --
        #include "word.h"
        int word(void) { return WORD; }

        """;

    private static readonly ImmutableArray<Change> All =
    [
        new("header", Program, scene => scene.EditUnseen("word.h", "WORD 1", "WORD 2")) { Because = "word.h" },
        new("C source", Program, scene => scene.EditUnseen("word.c", "return WORD;", "return 1+1 ;")) { Because = "word.c" },
        new("C source added", Program, scene =>
        {
            scene.Edit("word.c", "WORD", "more()");
            scene.Write("more.c", "int more(void) { return 2; }\n");
            scene.Edit("word.h", "int", "int more(void);\nint");
        }),
        new("header hidden by a new one", Program + "-- include/word.h --\n#define WORD 1\nint word(void);\n", scene =>
            scene.Write("word.h", "#define WORD 2\nint word(void);\n"))
        {
            Prepare = scene =>
            {
                scene.Remove("word.h");
                scene.Edit("main.go", "// #include", "// #cgo CFLAGS: -Iinclude\n// #include");
            },
        },
        new("lines for C in a Go file", Program, scene => scene.Edit("main.go", "// #include", "// #cgo CFLAGS: -DWORD=2\n// #include")),
        new("CGO_CFLAGS", Program, scene => scene.Set("CGO_CFLAGS", "-O2 -g -DWORD=2")) { Because = "no record" },
        new("CGO_CPPFLAGS", Program, scene => scene.Set("CGO_CPPFLAGS", "-DWORD=2")) { Because = "no record" },
        new("CGO_LDFLAGS", Program, scene => scene.Set("CGO_LDFLAGS", "-lnonsense")) { Fails = true, After = "nonsense", Because = "no record" },
        new("CGO_ENABLED", Program, scene => scene.Set("CGO_ENABLED", "0")) { Fails = true, After = "build constraints exclude all Go files" },
        new("CC", Program, scene => scene.Set("CC", "clang")),
        new("C compiler that is a script", Program, scene => scene.Script("../bin/cc", "exec /usr/bin/clang \"$@\"\n"))
        {
            Prepare = scene =>
            {
                scene.SearchFirst("../bin");
                scene.Set("CC", "cc");
            },
            // What it says of itself; or that it has just been changed, on a machine that comes here within two seconds.
            Unrecorded = "cc ",
        },
        new("C compiler earlier in PATH", Program, scene => scene.Link("../bin/cc", "/usr/bin/clang"))
        {
            Prepare = scene =>
            {
                scene.Write("../bin/note", "");
                scene.SearchFirst("../bin");
                scene.Set("CC", "cc");
            },
            Because = "bin/cc",
        },
        new("C compiler exchanged", Program, scene => scene.Link("../bin/cc", "/usr/bin/clang"))
        {
            Prepare = scene =>
            {
                scene.Write("../bin/note", "");
                scene.Link("../bin/cc", "/usr/bin/gcc");
                scene.SearchFirst("../bin");
                scene.Set("CC", "cc");
            },
            Because = "bin/cc",
        },

        // What follows is not part of an action ID: where the package is in the cache, go does not ask pkg-config, and it knows nothing
        // of what C sources include from elsewhere.
        new("file of pkg-config", Program, scene => scene.EditUnseen("../pc/word.pc", "WORD=1", "WORD=2"))
        {
            Prepare = scene =>
            {
                scene.Edit("main.go", "// #include", "// #cgo pkg-config: word\n// #include");
                scene.Write("../pc/word.pc", "Name: word\nDescription: word\nVersion: 1\nCflags: -DWORD=1\n");
                scene.Set("PKG_CONFIG_PATH", "$MODULE/../pc");
            },
            IsHarmless = true,
        },
        new("header of another folder", Program + "-- include/more.h --\n#define WORD 1\n", scene => scene.EditUnseen("include/more.h", "1", "2"))
        {
            Prepare = scene => scene.Edit("word.h", "#ifndef", "#include \"include/more.h\"\n#ifndef"),
            IsHarmless = true,
        },
    ];

    public static TheoryData<string> Names => [.. All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_next_run_notices(string name) => All.Single(change => change.Name == name).Check(shared.Cache);
}
