namespace GoRun.Resolve.Tests.Packages;

/// <summary>What go says about packages that are not in order, and what the resolver says: the same text.</summary>
public sealed class ErrorOracleTests
{
    private const string Module = """
        -- go.mod --
        module example.com/h

        go 1.24
        -- main.go --
        package main

        import "fmt"

        func main() { fmt.Println("hi") }
        -- notgo/x.go --
        foo bar
        -- noimport/x.go --
        package noimport
        import fmt
        -- badstring/x.go --
        package badstring
        import "fmt
        -- nosemi/x.go --
        package nosemi import "fmt"
        -- badchar/x.go --
        package badchar

        import (
        	"fmt"
        	@
        )
        -- keyword/x.go --
        package func
        -- openlist/x.go --
        package openlist
        import (
        	"fmt"
        -- number/x.go --
        package number
        import 42
        -- comma/x.go --
        package comma
        import ("fmt", "os")
        -- empty/x.go --
        -- onlycomment/x.go --
        // nothing
        -- opencomment/x.go --
        package opencomment
        /* never
        -- constraint/x.go --
        //go:build linux &&

        package constraint
        -- constraint2/x.go --
        //go:build (linux

        package constraint
        -- twoconstraints/x.go --
        //go:build linux
        //go:build amd64

        package twoconstraints
        -- constraint4/x.go --
        //go:build linux & amd64

        package constraint
        -- two/x.go --
        package a
        -- two/y.go --
        package b
        -- usestwo/x.go --
        package main
        import _ "example.com/h/two"
        func main() {}
        -- usesnotgo/x.go --
        package main
        import _ "example.com/h/notgo"
        func main() {}
        -- cyc/a/a.go --
        package a
        import _ "example.com/h/cyc/b"
        -- cyc/b/b.go --
        package b
        import _ "example.com/h/cyc/c"
        -- cyc/c/c.go --
        package c
        import _ "example.com/h/cyc/a"
        -- selfish/x.go --
        package selfish
        import _ "example.com/h/selfish"
        -- usescyc/x.go --
        package main
        import _ "example.com/h/cyc/b"
        func main() {}
        -- nogo/readme.txt --
        -- tests/x_test.go --
        package tests
        -- excluded/x.go --
        //go:build nope

        package excluded
        -- excluded/y_windows.go --
        package excluded
        -- usesexcluded/x.go --
        package main
        import _ "example.com/h/excluded"
        func main() {}
        -- prog/x.go --
        package main
        func main() {}
        -- usesprog/x.go --
        package usesprog
        import "example.com/h/prog"
        -- missing/x.go --
        package main
        import "nosuch/pkg"
        import "nosuch"
        import "example.org/zz"
        import renamed "example.com/h/nono"
        func main() {}
        -- cfile/x.go --
        package cfile
        -- cfile/x.c --
        int x;
        -- cppfile/x.go --
        package cppfile
        -- cppfile/x.cc --
        int x;
        -- ffile/x.go --
        package ffile
        -- ffile/x.f90 --
        end
        -- sub/internal/y/y.go --
        package y
        -- usesinternal/y.go --
        package main
        import "example.com/h/sub/internal/y"
        func main() {}
        -- usesstdinternal/y.go --
        package main
        import "fmt"
        import "internal/abi"
        func main() {}
        -- usesdeepinternal/x.go --
        package main
        import _ "example.com/h/usesdeepinternal/lib"
        func main() {}
        -- usesdeepinternal/lib/x.go --
        package lib
        import _ "example.com/h/sub/internal/y"
        -- relative/x.go --
        package main
        import "./sub"
        func main() {}
        -- absolute/x.go --
        package main
        import "/sub"
        func main() {}
        -- meta/x.go --
        package main
        import "std"
        func main() {}
        -- vendored/x.go --
        package main
        import "vendor/golang.org/x/net/idna"
        func main() {}
        -- atversion/x.go --
        package main
        import "example.com/x@v1"
        func main() {}
        -- malformed/x.go --
        package main
        import "example.com/-x/y."
        func main() {}
        -- modprefix/x.go --
        package main
        import "mod/x"
        func main() {}
        -- embedmissing/x.go --
        package main

        import _ "embed"

        //go:embed nofile.txt also.txt
        var x string

        func main() {}
        -- embedbad/x.go --
        package main

        import _ "embed"

        //go:embed ../x
        var x string
        //go:embed [a
        var y string

        func main() {}
        -- embedmodule/x.go --
        package main

        import "embed"

        //go:embed inner
        var x embed.FS

        func main() {}
        -- embedmodule/inner/go.mod --
        module inner
        -- embedempty/x.go --
        package main

        import "embed"

        //go:embed "dir"
        var x embed.FS

        func main() {}
        -- embedempty/dir/.hidden --
        -- cgobad1/x.go --
        package main

        // #cgo CFLAGS -g
        import "C"

        func main() {}
        -- cgobad2/x.go --
        package main

        // #cgo NOFLAGS: -g
        import "C"

        func main() {}
        -- cgobad3/x.go --
        package main

        // #cgo LDFLAGS: -l"x
        import "C"

        func main() {}
        -- cgobad4/x.go --
        package main

        /*
        #cgo LDFLAGS: -l`x`
        */
        import "C"

        func main() {}
        -- case/sub/x.go --
        package sub
        -- case/Sub/x.go --
        package sub
        -- case/x.go --
        package main
        import _ "example.com/h/case/sub"
        import _ "example.com/h/case/Sub"
        func main() {}
        -- casefile/x.go --
        package casefile
        -- casefile/X.go --
        package casefile
        -- with blank/x.go --
        package main
        func main() {}
        """;

    public static TheoryData<string> Goroots => Testing.Goroots.Rows;

    private static readonly string[] Folders =
    [
        "notgo", "noimport", "badstring", "nosemi", "badchar", "keyword", "openlist", "number", "comma", "empty", "onlycomment",
        "opencomment", "constraint", "constraint2", "twoconstraints", "constraint4", "two", "usestwo", "usesnotgo", "cyc/a",
        "selfish", "usescyc", "nogo",
        "excluded", "usesexcluded", "usesprog", "missing", "cfile", "cppfile", "ffile", "usesinternal", "usesstdinternal",
        "usesdeepinternal",
        "relative", "absolute", "meta", "vendored", "atversion", "malformed", "modprefix", "embedmissing", "embedbad", "embedmodule",
        "embedempty", "cgobad1", "cgobad2", "cgobad3", "cgobad4", "case", "casefile", "nonexistent", "with blank",
    ];

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Each_bad_package_gives_the_error_of_go_build(string goroot)
    {
        using Workplace place = new Workplace(goroot).With(Module);
        var differences = new List<string>();
        foreach (string folder in Folders) Compare(place, differences, ResolvePurpose.Build, "build", "./" + folder);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Several_bad_packages_give_all_errors_in_the_order_of_go_build(string goroot)
    {
        using Workplace place = new Workplace(goroot).With(Module);
        var differences = new List<string>();
        Compare(place, differences, ResolvePurpose.Build, "build", "./...");
        Compare(place, differences, ResolvePurpose.Build, "build",
            "./usestwo", "./notgo", "./cyc/b", "./nogo", "./nonexistent", "./zzz/...");
        Compare(place, differences, ResolvePurpose.Build, "build",
            "example.com/h/cyc/...", "./case", "example.com/h/nono", "nono", "example.org/x");
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Bad_arguments_give_the_error_of_go_run(string goroot)
    {
        using Workplace place = new Workplace(goroot).With(Module);
        var differences = new List<string>();
        string[][] arguments =
        [
            ["./..."], ["./two"], ["./tests"], ["./sub/..."], ["./zzz/..."], ["zz..."], ["std"], ["fmt"], ["unsafe"], ["nosuch"],
            ["example.org/x"], ["./nogo"], ["./nonexistent"],
            ["/"], ["../..."], ["./excluded"], ["./usesexcluded"], ["example.com/h/two"], ["main.go", "prog/x.go"], ["two/x.go"],
            ["two/x.go", "two/y.go"], ["nofile.go"],
            ["tests/x_test.go"], ["missing/x.go"], ["usesinternal/y.go"], ["usesprog/x.go"], ["./cyc/a"], ["relative/x.go"],
            ["notgo/x.go"], ["example.com/h/nono"], ["C"], ["main.go", "main.go"],
            ["./prog/../two"], ["./embedmissing"], ["./with blank"], ["tool/x"], ["example.com/h/c..."], ["embedbad/x.go"],
            ["cfile/x.go"], ["builtin"],
        ];
        foreach (string[] words in arguments) Compare(place, differences, ResolvePurpose.Run, "run", words);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void An_import_path_with_a_blank_gives_the_error_of_go_build(string goroot)
    {
        using Workplace place = new Workplace(goroot).With("""
            -- go.mod --
            module example.com/h
            -- main.go --
            package main
            import "a b"
            func main() {}
            """);
        // 1.25 loses the message on its way and prints "no errors".
        string expected = place.Env().Release.Minor == 25
            ? $"{place.Folder}/main.go:2:8: invalid import path: a b\n"
            : place.Go("build", "-o", "/dev/null", ".").Error;
        Assert.Equal(expected, place.Error(ResolvePurpose.Build, "."));
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Without_cgo_the_errors_are_those_of_go_too(string goroot)
    {
        using Workplace place = new Workplace(goroot, ("CGO_ENABLED", "0")).With(Module + """

            -- onlycgo/x.go --
            package main
            import "C"
            func main() {}
            """);
        var differences = new List<string>();
        foreach (string folder in (string[])["onlycgo", "ffile"]) Compare(place, differences, ResolvePurpose.Build, "build", "./" + folder);
        Compare(place, differences, ResolvePurpose.Run, "run", "onlycgo/x.go");
        place.Flags = new GoRun.Toolchain.BuildFlags { Ldflags = new([new("", ["-linkmode=external"])], "-linkmode=external") };
        string actual = place.Error(ResolvePurpose.Build, ".");
        (_, _, string expected) = place.Go("build", "-ldflags=-linkmode=external", "-o", "/dev/null", ".");
        Assert.Equal(expected, actual);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void A_folder_with_a_line_break_in_its_path_is_refused_as_by_go(string goroot)
    {
        using Workplace place = new Workplace(goroot).With(Module);
        const string Bad = "line\nbreak";
        Directory.CreateDirectory($"{place.Folder}/{Bad}");
        File.WriteAllText($"{place.Folder}/{Bad}/x.go", "package main\nfunc main() {}\n");
        Directory.CreateSymbolicLink(place.Folder + "/good", $"{place.Folder}/{Bad}");
        var differences = new List<string>();
        foreach (string target in (string[])[$"{Bad}/x.go", "./" + Bad]) Compare(place, differences, ResolvePurpose.Run, "run", target);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.Equal("", place.Error(ResolvePurpose.Run, "good/x.go"));
    }

    internal static void Compare(Workplace place, List<string> differences, ResolvePurpose purpose, string verb, params string[] targets)
    {
        (_, _, string expected) = place.Go(purpose == ResolvePurpose.Build ? [verb, "-o", "/dev/null", .. targets] : [verb, .. targets]);
        string actual = place.Error(purpose, targets);
        if (expected != actual) differences.Add($"{verb} {string.Join(' ', targets)}\n--- go\n{expected}--- gorun\n{actual}");
    }
}
