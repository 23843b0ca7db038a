namespace GoRun.Oracle.Tests.Identity;

/// <summary>The modules of <see cref="IdentityCases"/>, as text archives.</summary>
internal static class Sources
{
    public const string Hello = """
        -- go.mod --
        module example.com/hello

        go 1.24
        -- main.go --
        package main

        import "fmt"

        var greeting = "hello"

        func main() { fmt.Println(greeting) }
        """;

    /// <summary>A GOPATH: vendored packages, a major version that is not in the folder's path, and beside it a folder that imports another by <c>./</c>.</summary>
    public const string Gopath = """
        -- src/app/go.mod --
        module app
        -- src/app/main.go --
        package main

        import (
        	"fmt"

        	"example.com/words/v2/greeting"
        	"strings"
        )

        func main() { fmt.Println(greeting.Text, strings.Text) }
        -- src/app/vendor/strings/strings.go --
        package strings // import "strings"

        const Text = "vendored"
        -- src/example.com/words/go.mod --
        module example.com/words/v2
        -- src/example.com/words/greeting/greeting.go --
        package greeting

        const Text = "hello"
        -- src/small/main.go --
        package main

        import "small/deep"

        func main() { println(deep.Text) }
        -- src/small/deep/deep.go --
        package deep

        import "v"

        const Text = v.Text
        -- src/small/vendor/v/v.go --
        package v

        const Text = "small"
        -- outside/main.go --
        package main

        import "./sub"

        func main() { println(sub.Text) }
        -- outside/sub/sub.go --
        package sub

        import "./below"

        const Text = below.Text
        -- outside/sub/below/below.go --
        package below

        const Text = "outside"
        """;

    /// <summary>Imports nothing: for flags that make the whole standard library be compiled anew.</summary>
    public const string Small = """
        -- go.mod --
        module example.com/small

        go 1.24
        -- main.go --
        package main

        func main() { println("small") }
        """;

    public const string SeveralPackages = """
        -- go.mod --
        module example.com/several/v2

        go 1.24.0
        -- cmd/tool/main.go --
        package main

        import (
        	"fmt"

        	"example.com/several/v2/internal/sum"
        	"example.com/several/v2/text"
        )

        func main() { fmt.Println(text.All(), sum.Add(40, 2), sum.Value()) }
        -- cmd/tool/main_test.go --
        package main

        this file is not looked at
        -- internal/sum/sum.go --
        // Package sum has its arithmetic in assembly.
        package sum

        func Add(a, b int) int
        func Value() int
        -- internal/sum/sum_amd64.s --
        #include "textflag.h"
        #include "value.h"

        // func Add(a, b int) int
        TEXT ·Add(SB), NOSPLIT, $0-24
        	MOVQ a+0(FP), AX
        	ADDQ b+8(FP), AX
        	MOVQ AX, ret+16(FP)
        	RET

        // func Value() int
        TEXT ·Value(SB), NOSPLIT, $0-8
        	MOVQ $VALUE, ret+0(FP)
        	RET
        -- internal/sum/sum_arm64.s --
        #include "textflag.h"
        #include "value.h"

        // func Add(a, b int) int
        TEXT ·Add(SB), NOSPLIT, $0-24
        	MOVD a+0(FP), R0
        	MOVD b+8(FP), R1
        	ADD R1, R0
        	MOVD R0, ret+16(FP)
        	RET

        // func Value() int
        TEXT ·Value(SB), NOSPLIT, $0-8
        	MOVD $VALUE, R0
        	MOVD R0, ret+0(FP)
        	RET
        -- internal/sum/value.h --
        #ifndef VALUE
        #define VALUE 3
        #endif
        -- text/text.go --
        package text

        import (
        	"embed"
        	_ "embed"
        	"strings"
        )

        //go:embed one.txt
        var one string

        //go:embed more all:hidden *.md
        var more embed.FS

        func All() string {
        	two, _ := more.ReadFile("more/two.txt")
        	four, _ := more.ReadFile("hidden/.four")
        	return strings.TrimSpace(one) + " " + strings.TrimSpace(string(two)) + " " + strings.TrimSpace(string(four))
        }
        -- text/text_plan9.go --
        package text

        const plan9 = true
        -- text/ignored.go --
        //go:build ignore

        package main
        -- text/one.txt --
        one
        -- text/more/two.txt --
        two
        -- text/more/.not --
        not embedded
        -- text/hidden/.four --
        four
        -- text/NOTES.md --
        notes
        """;

    /// <summary>Two programs with a package in common, one of them with a profile, though an empty one.</summary>
    public const string Profiled = """
        -- go.mod --
        module example.com/profiled

        go 1.24
        -- with/default.pgo --
        -- with/main.go --
        package main

        import "example.com/profiled/shared"

        func main() { println(shared.Name) }
        -- without/main.go --
        package main

        import "example.com/profiled/shared"

        func main() { println(shared.Name) }
        -- shared/shared.go --
        package shared

        const Name = "shared"
        """;

    /// <summary>A library for C programs, which is also a program.</summary>
    public const string Library = """
        -- go.mod --
        module example.com/library

        go 1.24
        -- main.go --
        package main

        import "C"

        //export Twice
        func Twice(n C.int) C.int { return 2 * n }

        func main() { println(Twice(21)) }
        """;

    public const string Cgo = """
        -- go.mod --
        module example.com/c

        go 1.24
        -- main.go --
        package main

        import "fmt"

        func main() { fmt.Println(value()) }
        -- with.go --
        package main

        // #cgo CFLAGS: -DFACTOR=6 -I${SRCDIR}/include
        // #cgo LDFLAGS: -lm
        // #include <math.h>
        // #include "answer.h"
        // #ifdef GREETING
        // static const char *greeting(void) { return GREETING; }
        // #else
        // static const char *greeting(void) { return "hello"; }
        // #endif
        import "C"

        import "fmt"

        func value() string { return fmt.Sprint(C.GoString(C.greeting()), C.answer(7), C.sqrt(2)) }
        -- without.go --
        //go:build !cgo

        package main

        func value() string { return "no C" }
        -- include/answer.h --
        int answer(int n);
        -- answer.c --
        #include "answer.h"

        int answer(int n) { return FACTOR * n; }
        """;

    public const string Http = """
        -- go.mod --
        module example.com/web

        go 1.24
        -- main.go --
        package main

        import (
        	"fmt"
        	"io"
        	"net/http"
        	"net/http/httptest"
        )

        func main() {
        	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
        		fmt.Fprintf(w, "you asked for %s", r.URL.Path)
        	}))
        	defer server.Close()
        	response, err := http.Get(server.URL + "/page")
        	if err != nil {
        		panic(err)
        	}
        	body, _ := io.ReadAll(response.Body)
        	fmt.Println(response.StatusCode, string(body))
        }
        """;

    public const string User = """
        -- go.mod --
        module example.com/who

        go 1.24
        -- main.go --
        package main

        import (
        	"fmt"
        	"os/user"
        )

        func main() {
        	me, err := user.Current()
        	fmt.Println(me.Uid, err)
        }
        """;

    public const string FileList = """
        -- go.mod --
        module example.com/files

        go 1.24

        godebug panicnil=1
        -- one.go --
        package main

        func main() { println(two()) }
        -- two.go --
        //go:build ignore

        package main

        func two() int { return 2 }
        -- three.go --
        package main

        this file is not named
        """;

    public const string Tagged = """
        -- go.mod --
        module example.com/tagged

        go 1.24
        -- main.go --
        package main

        func main() { println(voice) }
        -- loud.go --
        //go:build loud && go1.24 && !go1.99

        package main

        const voice = "LOUD"
        -- quiet.go --
        //go:build !loud

        package main

        const voice = "quiet"
        """;

    public const string Godebug = """
        -- go.mod --
        module example.com/debug

        go 1.24

        godebug (
        	default=go1.21
        	panicnil=1
        )
        -- main.go --
        //go:debug http2client=0
        package main

        func main() { println("debug") }
        """;

    public const string OlderGo = """
        -- go.mod --
        module example.com/old
        -- main.go --
        package main

        func main() { println("old") }
        """;

    public const string Overlaid = """
        -- go.mod --
        module example.com/overlaid

        go 1.24
        -- main.go --
        package main

        func main() { this is not what is compiled }
        -- gone.go --
        package other
        -- overlay.json --
        {"Replace": {"main.go": "elsewhere/main.txt", "added/added.go": "elsewhere/added.txt", "gone.go": ""}}
        -- elsewhere/main.txt --
        package main

        import "example.com/overlaid/added"

        func main() { println(added.Text) }
        -- elsewhere/added.txt --
        package added

        const Text = "added"
        """;

    public const string OtherModFile = """
        -- go.mod --
        module example.com/wrong

        go 1.24
        -- other.mod --
        module example.com/right

        go 1.24

        require example.com/lib v0.1.0

        replace example.com/lib v0.1.0 => ./lib
        -- main.go --
        package main

        import (
        	"example.com/lib"
        	"example.com/right/part"
        )

        func main() { println(lib.Name, part.Name) }
        -- part/part.go --
        package part

        const Name = "part"
        -- lib/go.mod --
        module example.com/lib
        -- lib/lib.go --
        package lib

        const Name = "lib"
        """;

    public const string Replaced = """
        -- go.mod --
        module example.com/app

        go 1.24

        require example.com/lib v1.2.3

        replace example.com/lib => ./lib
        -- main.go --
        package main

        import "example.com/lib"

        func main() { println(lib.Name) }
        -- lib/go.mod --
        module example.com/lib

        go 1.20
        -- lib/lib.go --
        package lib

        const Name = "replaced"
        """;

    public const string Workspace = """
        -- go.work --
        go 1.24.1

        use ./cmd
        use ./lib

        godebug panicnil=1

        replace example.com/shared v1.0.0 => ./shared
        -- cmd/go.mod --
        module example.com/cmd

        go 1.23
        -- cmd/main.go --
        package main

        import "example.com/lib"

        func main() { println(lib.Name()) }
        -- lib/go.mod --
        module example.com/lib

        require example.com/shared v1.0.0
        -- lib/lib.go --
        package lib

        import "example.com/shared"

        func Name() string { return shared.Name }
        -- shared/go.mod --
        module example.com/shared

        go 1.20
        -- shared/shared.go --
        package shared

        const Name = "shared"
        """;

    public const string VendoredWorkspace = Workspace + """

        -- vendor/modules.txt --
        ## workspace
        # example.com/shared v1.0.0 => ./shared
        ## explicit; go 1.20
        example.com/shared
        -- vendor/example.com/shared/shared.go --
        package shared

        const Name = "vendored"
        """;
}
