using System.Collections.Immutable;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Packages;

/// <summary>The resolver against <c>go list -deps -json</c>, over small modules that show one thing each.</summary>
public sealed class ModuleListOracleTests
{
    public static TheoryData<string> Goroots => Testing.Goroots.Rows;

    [Theory]
    [MemberData(nameof(Goroots))]
    public void File_kinds_constraints_and_names(string goroot)
    {
        using Workplace place = new Workplace(goroot, ("CGO_ENABLED", "0")).With("""
            -- go.mod --
            module example.com/m

            go 1.24
            -- main.go --
            // Package main is documented.
            // +build ignore
            package main

            import ( "example.com/m/kinds"; _ "os" ) // trailing
            import . `strings`

            var _ = kinds.X + ToUpper("")

            func main() {}
            -- main_test.go --
            package main
            -- kinds/a.go --
            package kinds
            const X = ""
            -- kinds/b_linux.go --
            package kinds
            -- kinds/c_windows.go --
            package kinds
            -- kinds/d_linux_arm64.go --
            package kinds
            -- kinds/linux.go --
            package kinds
            -- kinds/e_linux_test.go --
            package kinds
            -- kinds/f_windows_test.go --
            package kinds
            -- kinds/g.go --
            //go:build !linux || (mips && !cgo)

            package kinds
            -- kinds/h.go --
            //go:build go1.24 && unix && gc && amd64.v1

            package kinds
            -- kinds/i.go --
            //go:build custom

            package kinds
            -- kinds/j.go --
            // +build linux,!cgo darwin
            // +build amd64

            package kinds
            -- kinds/k.go --
            // +build windows

            package kinds
            -- kinds/l.go --
            /* a block */ //go:build windows

            package kinds
            -- kinds/m.go --
            package documentation
            -- kinds/_n.go --
            not go
            -- kinds/.o.go --
            not go
            -- kinds/p.s --
            -- kinds/q.S --
            -- kinds/r.h --
            -- kinds/s_windows.h --
            -- kinds/t.c --
            int x;
            -- kinds/u.syso --
            -- kinds/v_darwin.s --
            -- kinds/w.s --
            //go:build windows
            -- kinds/x.swig --
            -- kinds/y.txt --
            -- kinds/z.go --
            package kinds

            import "C"
            """);
        ListOracleTests.AssertSameList(place, place.Folder, "./...");
        ListOracleTests.AssertSameList(place, place.Folder, "example.com/m/kinds", ".");
        place.Flags = new BuildFlags { Tags = ["custom"] };
        place.Variables["GOFLAGS"] = "-tags=custom";
        ListOracleTests.AssertSameList(place, place.Folder, "./...");
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Cgo_directives_and_what_cgo_adds(string goroot)
    {
        using Workplace place = new Workplace(goroot, ("CGO_ENABLED", "1")).With("""
            -- go.mod --
            module example.com/m

            go 1.24
            -- main.go --
            package main

            // #cgo CFLAGS: -DX=1 -I. -I include "-DQ=a b"
            // #cgo linux LDFLAGS: -lm -L${SRCDIR}/lib
            // #cgo windows LDFLAGS: -lnot
            // #cgo !windows,amd64 darwin CXXFLAGS: -O1
            // #cgo linux&&!windows FFLAGS: -O3
            // #cgo pkg-config: --static zlib
            // #cgo noescape f
            // #include <math.h>
            import "C"

            func main() {}
            -- two.go --
            package main

            /*
            #cgo CPPFLAGS: -DTWO
               #cgo   CFLAGS:   -DTHREE
            #cgofoo
            */
            import "C"

            // not for this one

            // #cgo CFLAGS: -DNOT

            import "unsafe"
            -- three.go --
            package main

            // #cgo CFLAGS: -DGROUP
            import (
            	"C"
            )
            -- four.go --
            package main

            import (
            	"fmt"
            	// #cgo CFLAGS: -DSPEC
            	"C"
            )

            var _ = fmt.Sprint
            -- x.c --
            -- x.S --
            -- x.cc --
            -- x.f90 --
            """);
        ListOracleTests.AssertSameList(place, place.Folder, ".");
        ListOracleTests.AssertSameList(place, place.Folder, "main.go", "three.go");
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Embedded_files(string goroot)
    {
        using Workplace place = new Workplace(goroot).With("""
            -- go.mod --
            module example.com/m

            go 1.24
            -- main.go --
            package main

            import "embed"

            //go:embed static/*.txt "with blank.txt" `raw.txt`
            var a embed.FS

            	//go:embed	static
            var b embed.FS

            //go:embed all:static [a-c]?.md
            var c embed.FS

            //go:embedded not.txt
            // go:embed not.txt
            var s = "//go:embed not.txt" + `
            //go:embed not.txt
            `
            var r = '"'
            /*
            //go:embed not.txt
            */

            func main() {}
            -- static/a.txt --
            -- static/b.txt --
            -- static/_hidden.txt --
            -- static/.dot/x --
            -- static/sub/c.bin --
            -- static/sub/.d --
            -- static/inner/go.mod --
            module inner
            -- static/inner/e.txt --
            -- with blank.txt --
            -- raw.txt --
            -- a1.md --
            -- d1.md --
            """);
        ListOracleTests.AssertSameList(place, place.Folder, ".");
        Package main = place.Resolve(ResolvePurpose.Build, ".").Roots[0];
        Assert.Equal<string>(["static/_hidden.txt", "static/a.txt", "static/b.txt"], main.EmbedMatches["static/*.txt"]);
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Default_godebug(string goroot)
    {
        using Workplace place = new Workplace(goroot).With("""
            -- go.mod --
            module example.com/m

            go 1.21

            godebug (
            	panicnil=1
            	http2client=0
            )
            -- main.go --
            //go:debug http2client=1
            //go:debug madvdontneed=1

            package main

            func main() {}
            -- lib/x.go --
            package lib
            -- old/x.go --
            //go:debug default=go1.23
            package main

            func main() {}
            """);
        ListOracleTests.AssertSameList(place, place.Folder, "./...");
        ListOracleTests.AssertSameList(place, place.Folder, "old/x.go");
        ListOracleTests.AssertSameList(place, "/", place.Folder + "/main.go");
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Arguments_of_all_kinds(string goroot)
    {
        using Workplace place = new Workplace(goroot).With("""
            -- go.mod --
            module example.com/m

            go 1.24
            -- main.go --
            package main

            import _ "example.com/m/b"

            func main() {}
            -- helper.go --
            //go:build ignore

            package main
            -- a/a.go --
            package a
            -- a/deep/x.go --
            package deep
            -- a-b/x.go --
            package ab
            -- b/b.go --
            package b
            -- c/only_test.go --
            package c

            import _ "example.com/m/testdata/x"
            import _ "encoding/json"
            -- testdata/x/x.go --
            package x
            -- d/ignored_windows.go --
            package d
            -- testdata/x.go --
            package x
            -- _x/x.go --
            package x
            -- nested/go.mod --
            module example.com/nested
            -- nested/x.go --
            package nested
            -- vendorish/vendor/x.go --
            package vendor
            """);
        string[][] arguments =
        [
            ["."], ["./a"], ["./..."], ["./a/..."], ["./a..."], ["./a/../b"], ["example.com/m"], ["example.com/m/..."],
            ["example.com/m/a", "./b", "./a"], ["helper.go", "main.go"],
            ["./main.go"], [place.Folder], [place.Folder + "/a"], [place.Folder + "/..."], ["...m/a..."], ["fmt"], ["net/..."],
            ["work"], ["./c"], [goroot + "/src/sort"], ["all"], ["vendor/..."], ["vendor/golang.org/..."], ["cmd/vendor/..."],
            ["cmd/v..."],
        ];
        foreach (string[] words in arguments.Where(a => a[0] != "work" || place.Env().Release.AtLeast(25)))
            ListOracleTests.AssertSameList(place, place.Folder, words);
        ListOracleTests.AssertSameList(place, place.Folder + "/a", "../b", "..");
        ListOracleTests.AssertSameList(place, place.Folder + "/a", "../main.go", "../helper.go");
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void External_linking_adds_cgo(string goroot)
    {
        using Workplace place = new Workplace(goroot, ("CGO_ENABLED", "1")).With("""
            -- go.mod --
            module example.com/m
            -- main.go --
            package main

            func main() {}
            """);
        ImmutableArray<string> words = ["-linkmode=internal", "-linkmode", "external"];
        place.Flags = new BuildFlags { Ldflags = new([new("", words)], "-linkmode=internal -linkmode external") };
        place.Variables["GOFLAGS"] = "'-ldflags=-linkmode=internal -linkmode external'";
        ListOracleTests.AssertSameList(place, place.Folder, ".");
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Packages_of_other_modules(string goroot)
    {
        using Workplace place = new Workplace(goroot).With("""
            -- go.mod --
            module example.com/m

            go 1.24

            require example.org/dep v1.0.0

            replace example.org/dep => ./dep
            -- main.go --
            package main

            import _ "example.org/dep/sub"

            func main() {}
            -- dep/go.mod --
            module example.org/dep

            go 1.22
            -- dep/sub/x.go --
            package sub

            import _ "example.org/dep/internal/y"
            -- dep/internal/y/y.go --
            package y
            -- dep/other/x.go --
            package other
            """);
        string[][] arguments =
        [
            ["."], ["./..."], ["example.org/dep/..."], ["example.org/dep/other"], ["all"], ["example.org/..."], ["main.go"],
        ];
        foreach (string[] words in arguments) ListOracleTests.AssertSameList(place, place.Folder, words);
        ListOracleTests.AssertSameList(place, place.Folder + "/dep", "./sub");
        Assert.Equal(place.Go("build", "./dep/...").Error, place.Error(ResolvePurpose.Build, "./dep/..."));

        // go refuses it; gorun asks for the settings of that module, and begins anew.
        Assert.NotEqual(0, place.Go("build", "./dep/other").Status);
        Assert.Throws<OtherModuleException>(() => place.Error(ResolvePurpose.Build, "./dep/other"));
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Vendored_packages(string goroot)
    {
        using Workplace place = new Workplace(goroot).With("""
            -- go.mod --
            module example.com/m

            go 1.24

            require example.org/dep v1.0.0
            -- main.go --
            package main

            import _ "example.org/dep/sub"

            func main() {}
            -- inner/x.go --
            package inner
            -- vendor/modules.txt --
            # example.org/dep v1.0.0
            ## explicit; go 1.22
            example.org/dep/internal/y
            example.org/dep/sub
            -- vendor/example.org/dep/sub/x.go --
            package sub

            import _ "example.org/dep/internal/y"
            -- vendor/example.org/dep/internal/y/y.go --
            package y
            """);
        string[][] arguments =
        [
            ["."], ["./..."], ["example.org/dep/..."], ["example.org/dep/sub"], ["./vendor/example.org/dep/sub"], ["all"],
            ["..."], ["example.com/m/..."], ["./vendor/..."], ["main.go"],
        ];
        foreach (string[] words in arguments) ListOracleTests.AssertSameList(place, place.Folder, words);
    }
}
